using Plimsoll.Network;

namespace Plimsoll.Images.Engines;

/// <summary>One engine, and how it is spoken to.</summary>
/// <param name="Name">How messages name it: <c>unix:///var/run/docker.sock</c>, <c>tcp://build:2376</c>; never with a password.</param>
/// <param name="Base">What the paths of the API are put behind.</param>
/// <param name="IsPlainRemote">Whether anybody on the way there could change what it says.</param>
sealed record EngineAddress(string Name, Uri Base, Endpoint Endpoint, bool IsPlainRemote = false)
{
    // A unix socket has no host, and HTTP wants one.
    static readonly Uri Nowhere = new("http://engine");

    /// <summary>Whether it is of this machine's own files, and no connection goes out.</summary>
    public bool IsSocket => Endpoint.UnixSocket is not null;

    public static EngineAddress OfSocket(string path) => new($"unix://{path}", Nowhere, new Endpoint { UnixSocket = path });
}
