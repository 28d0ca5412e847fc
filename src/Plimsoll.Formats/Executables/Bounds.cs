namespace Plimsoll.Formats.Executables;

/// <summary>The bounds of what an executable may list.</summary>
static class Bounds
{
    /// <summary>Headers as memory bombs. A program has some forty sections; objects that the compiler split by function have tens of thousands.</summary>
    public const int MaxSections = 100_000;

    /// <summary>Libraries that it needs, without end.</summary>
    public const int MaxNeeded = 2_000;

    /// <summary>A library's name, or a loader's path, as a memory bomb.</summary>
    public const int MaxName = 1_024;
}
