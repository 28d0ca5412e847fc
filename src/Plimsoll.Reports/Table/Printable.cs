namespace Plimsoll.Reports.Table;

/// <summary>Text of strangers made safe for a terminal.</summary>
public static class Printable
{
    public static string Of(string text) => Ink.Safe(text);
}
