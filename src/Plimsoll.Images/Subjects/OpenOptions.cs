using Plimsoll.Core;
using Plimsoll.Images.Engines;
using Plimsoll.Images.EngineStorage;
using Plimsoll.Network;

namespace Plimsoll.Images.Subjects;

/// <summary>How to open a target.</summary>
public sealed record OpenOptions
{
    public Limits Limits { get; init; } = Limits.Default;

    /// <summary>Which image of an index; null takes this machine's own, else the only one.</summary>
    public Platform? Platform { get; init; }

    /// <summary>A directory where a compressed archive may be unpacked to an unnamed file; it must exist.</summary>
    public string TemporaryDirectory { get; init; } = Path.GetTempPath();

    /// <summary>Where the engines of this machine keep their data.</summary>
    public EngineRoots Storage { get; init; } = new();

    /// <summary>Where container engines are.</summary>
    public EngineOptions Engines { get; init; } = new();

    /// <summary>How connections are made.</summary>
    public NetworkOptions Network { get; init; } = NetworkOptions.Default;

    /// <summary>For trees: walk file systems mounted below the root, and <c>/proc</c> and <c>/sys</c>, too.</summary>
    public bool CrossMounts { get; init; }
}
