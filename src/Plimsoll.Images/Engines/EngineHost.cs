using System.Text;
using Plimsoll.Core;
using Plimsoll.Network;

namespace Plimsoll.Images.Engines;

/// <summary>Reads an engine's address as <c>DOCKER_HOST</c> and Docker's contexts write it.</summary>
static class EngineHost
{
    const int PlainPort = 2375;
    const int TlsPort = 2376;
    const string DefaultSocket = "/var/run/docker.sock";

    // sockaddr_un holds 108 bytes, the last of them zero.
    const int MaxSocketPath = 107;

    /// <param name="origin">Who says so, for messages: <c>DOCKER_HOST</c>, a context.</param>
    /// <param name="tls">The certificates to use where TLS is asked for by more than the address; null where it is not.</param>
    public static EngineAddress Parse(string text, string origin, EngineCertificates? tls)
    {
        var mark = text.IndexOf("://", StringComparison.Ordinal);
        var (scheme, rest) = mark < 0 ? ("tcp", text) : (text[..mark].ToLowerInvariant(), text[(mark + 3)..]);
        return scheme switch
        {
            "unix" => Socket(rest.Length == 0 ? DefaultSocket : rest, origin),
            "tcp" or "http" or "https" => Tcp(scheme, rest, origin, tls),
            "ssh" => throw new UsageException(
                $"{origin} names an engine behind ssh, which is not spoken here; forward its socket (ssh -nNT -L /tmp/docker.sock:/var/run/docker.sock HOST) and set DOCKER_HOST=unix:///tmp/docker.sock."),
            "npipe" => throw new UsageException($"{origin} names a named pipe of Windows, which this system does not have; write it as unix:///var/run/docker.sock or tcp://HOST:2376."),
            "fd" => throw new UsageException($"{origin} names a descriptor that only the engine itself has; write it as unix:///var/run/docker.sock."),
            _ => throw new UsageException($"{origin} names an engine by a kind of address that is not known; there are unix://, tcp://, http:// and https://."),
        };
    }

    static EngineAddress Socket(string path, string origin) =>
        path.StartsWith('/') && Encoding.UTF8.GetByteCount(path) <= MaxSocketPath && !path.Contains('\0', StringComparison.Ordinal)
            ? EngineAddress.OfSocket(path)
            : throw new UsageException($"{origin} names a socket by a path that is not absolute, or longer than the {MaxSocketPath} bytes that the system allows; write it as unix:///var/run/docker.sock.");

    static EngineAddress Tcp(string scheme, string rest, string origin, EngineCertificates? tls)
    {
        var secure = scheme == "https" || tls is not null;

        // The address may hold a password: a message never repeats it unless it was understood.
        if (!Uri.TryCreate($"{(secure ? "https" : "http")}://{rest}", UriKind.Absolute, out var uri) || uri.Host.Length == 0 || uri.UserInfo.Length + uri.Query.Length + uri.Fragment.Length > 0)
            throw new UsageException($"{origin} names no host that can be understood; write it as tcp://HOST:PORT.");
        var port = HasPort(rest) ? uri.Port : secure ? TlsPort : PlainPort;
        var address = new UriBuilder(uri) { Port = port }.Uri;
        var name = $"{scheme}://{address.Host}:{port}";
        if (!secure && scheme == "tcp" && !uri.IsLoopback)
            throw new UsageException(
                $"{origin} names {name} without TLS, where anybody on the way could change what is scanned; set DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH, or write http://{address.Host}:{port} to have it all the same.");
        var endpoint = secure ? (tls ?? EngineCertificates.None).ToEndpoint() : new Endpoint();
        return new EngineAddress(name, address, endpoint, IsPlainRemote: !secure && !uri.IsLoopback);
    }

    // A port that is the scheme's own, 80, is not told from none by Uri.
    static bool HasPort(string rest)
    {
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var authority = slash < 0 ? rest : rest[..slash];
        return authority.LastIndexOf(':') > authority.LastIndexOf(']');
    }
}
