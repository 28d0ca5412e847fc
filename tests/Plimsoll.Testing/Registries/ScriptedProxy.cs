using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Plimsoll.Testing.Registries;

/// <summary>
/// A web proxy on loopback that leads hosts where a test wants them: <c>registry-1.docker.io:443</c> to a server of the test. It understands CONNECT and whole
/// addresses (<c>GET http://host/path</c>), one request a connection; a host that it does not know gets 502.
/// </summary>
public sealed class ScriptedProxy : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly Func<string, string?> leadsTo;
    readonly string? credentials;
    readonly ConcurrentQueue<string> asked = [];
    readonly ConcurrentDictionary<TcpClient, byte> connections = [];

    /// <param name="leadsTo">From the <c>host:port</c> that was asked for to the <c>address:port</c> to connect to; null refuses.</param>
    /// <param name="credentials"><c>name:password</c> that the proxy wants, where it wants any.</param>
    public ScriptedProxy(Func<string, string?> leadsTo, string? credentials = null)
    {
        (this.leadsTo, this.credentials) = (leadsTo, credentials);
        listener.Start();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public string Host => $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public string Url => $"http://{Host}";

    /// <summary>What was asked for: <c>CONNECT host:port</c>, <c>GET http://…</c>.</summary>
    public IReadOnlyList<string> Asked => [.. asked];

    public void Dispose()
    {
        listener.Dispose();
        foreach (var connection in connections.Keys)
            connection.Dispose();
    }

    void Accept()
    {
        while (true)
        {
            try
            {
                var connection = listener.AcceptTcpClient();
                connections[connection] = 0;
                new Thread(() => Serve(connection)) { IsBackground = true }.Start();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    void Serve(TcpClient client)
    {
        try
        {
            using (client)
            {
                var wire = client.GetStream();
                if (ScriptedRequestReader.Read(wire) is { } request)
                    Lead(request, wire);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // One of the two ends went away.
        }
        finally
        {
            connections.TryRemove(client, out _);
        }
    }

    void Lead(ScriptedRequest request, NetworkStream wire)
    {
        asked.Enqueue($"{request.Method} {request.Target}");
        if (credentials is not null && request["Proxy-Authorization"] != $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials))}")
        {
            Say(wire, "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            return;
        }

        var whole = request.Method == "CONNECT" ? null : new Uri(request.Target);
        if (leadsTo(whole is null ? request.Target : $"{whole.Host}:{whole.Port}") is not { } target)
        {
            Say(wire, "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            return;
        }

        using var server = new TcpClient();
        server.Connect(IPEndPoint.Parse(target));
        var far = server.GetStream();
        if (whole is null)
            Say(wire, "HTTP/1.1 200 Connected\r\n\r\n");
        else
            Say(far, $"{request.Method} {whole.PathAndQuery} HTTP/1.1\r\n{string.Concat(request.Headers.Select(h => $"{h.Key}: {h.Value}\r\n"))}\r\n");
        var back = new Thread(() => Pump(far, wire, client: server)) { IsBackground = true };
        back.Start();
        Pump(wire, far, client: server);
        back.Join();
    }

    static void Pump(Stream from, Stream to, TcpClient client)
    {
        try
        {
            from.CopyTo(to);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The other direction ended first.
        }
        finally
        {
            client.Dispose();
        }
    }

    static void Say(NetworkStream wire, string text) => wire.Write(Encoding.ASCII.GetBytes(text));
}
