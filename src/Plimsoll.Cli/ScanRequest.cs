using Plimsoll.Core;
using Plimsoll.Images.Engines;
using Plimsoll.Policy;

namespace Plimsoll.Cli;

/// <summary>A scan as the user asked for it.</summary>
sealed record ScanRequest
{
    public required string Target { get; init; }

    public Platform? Platform { get; init; }

    public string? Database { get; init; }

    public required string CacheHome { get; init; }

    public bool NoCache { get; init; }

    public bool VerifyFully { get; init; }

    public int Threads { get; init; }

    public bool CrossMounts { get; init; }

    public EngineOptions Engines { get; init; } = new();

    public bool Offline { get; init; }

    public TimeSpan? Timeout { get; init; }

    public FailOn? FailOn { get; init; }

    public string? IgnoreFile { get; init; }

    public bool Quiet { get; init; }

    public DateOnly Today { get; init; }
}
