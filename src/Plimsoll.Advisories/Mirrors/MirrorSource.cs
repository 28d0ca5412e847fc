using Plimsoll.Network;
using Plimsoll.Trust.Client;

namespace Plimsoll.Advisories.Mirrors;

/// <summary>Finds out what a mirror is from what the user calls it.</summary>
static class MirrorSource
{
    /// <summary>Opens it; nothing is asked yet. Where it is disposable the caller disposes it.</summary>
    /// <exception cref="Core.UsageException">It is no address and no directory.</exception>
    public static ITrustedFetch Open(string mirror, NetworkOptions network, TimeProvider time, CancellationToken cancellation) => mirror switch
    {
        _ when Is(mirror, "https://") || Is(mirror, "http://") => new HttpMirror(mirror, network, time, cancellation),
        _ => new DirectoryMirror(mirror),
    };

    static bool Is(string mirror, string scheme) => mirror.StartsWith(scheme, StringComparison.OrdinalIgnoreCase);
}
