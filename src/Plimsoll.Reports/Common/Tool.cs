namespace Plimsoll.Reports.Common;

/// <summary>How reports name the program that made them.</summary>
static class Tool
{
    public const string Name = "Plimsoll";

    public const string Id = "plimsoll";

    public static string Version { get; } = typeof(Tool).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
