using Plimsoll.Core;

namespace Plimsoll.Images.Subjects;

/// <summary>How to open a target.</summary>
public sealed record OpenOptions
{
    public Limits Limits { get; init; } = Limits.Default;

    /// <summary>Which image of an index; null takes this machine's own, else the only one.</summary>
    public Platform? Platform { get; init; }

    /// <summary>A directory where a compressed archive may be unpacked to an unnamed file; it must exist.</summary>
    public string TemporaryDirectory { get; init; } = Path.GetTempPath();

    /// <summary>Gzip is inflated by what .NET carries, not by ISA-L where the machine has it.</summary>
    public bool ManagedInflate { get; init; }

    /// <summary>For trees: walk file systems mounted below the root, and <c>/proc</c> and <c>/sys</c>, too.</summary>
    public bool CrossMounts { get; init; }
}
