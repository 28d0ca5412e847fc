using Plimsoll.Registries;
using Plimsoll.Trust.Client;

namespace Plimsoll.Advisories.Mirrors;

/// <summary>Finds out what a mirror is from what the user calls it.</summary>
static class MirrorSource
{
    const string Registry = "registry:";

    /// <summary>Opens it; nothing is asked yet. Where it is disposable the caller disposes it.</summary>
    /// <exception cref="Core.UsageException">It is no address, no artefact's name and no directory.</exception>
    public static ITrustedFetch Open(MirrorOptions options, CancellationToken cancellation) => options.Mirror switch
    {
        var mirror when Is(mirror, "https://") || Is(mirror, "http://") => new HttpMirror(mirror, options.Network, options.Time, cancellation),
        var mirror when Is(mirror, Registry) => new RegistryMirror(
            ImageReference.Parse(mirror[Registry.Length..]),
            new RegistryClient(options.Registries with { Network = options.Network, Time = options.Time }),
            cancellation),
        var mirror => new DirectoryMirror(mirror),
    };

    static bool Is(string mirror, string scheme) => mirror.StartsWith(scheme, StringComparison.OrdinalIgnoreCase);
}
