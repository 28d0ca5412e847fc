using Plimsoll.Core;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Scanning;

/// <summary>How to read a subject.</summary>
public sealed record ScanOptions
{
    public Limits Limits { get; init; } = Limits.Default;

    /// <summary>Layers read at the same time.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Prove both the blob digest and the diff id of every layer, and believe no cached evidence.</summary>
    public bool VerifyFully { get; init; }

    /// <summary>Gzip is inflated by what .NET carries, not by ISA-L where the machine has it.</summary>
    public bool ManagedInflate { get; init; }

    public IProgress<LayerProgress>? Progress { get; init; }
}
