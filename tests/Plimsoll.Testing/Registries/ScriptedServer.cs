using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Plimsoll.Testing.Registries;

/// <summary>An HTTP/1.1 server on loopback that does what its script says, right or wrong; HTTPS where it has a certificate. A request that the script leaves unanswered is cut.</summary>
public sealed class ScriptedServer : IDisposable
{
    readonly TcpListener listener;
    readonly CancellationTokenSource stopping = new();
    readonly Action<ScriptedExchange> script;
    readonly X509Certificate2? certificate;
    readonly bool asksForCertificate;
    readonly ConcurrentQueue<ScriptedRequest> requests = [];
    readonly ConcurrentQueue<string?> clients = [];
    readonly ConcurrentDictionary<TcpClient, byte> connections = [];
    int accepted;

    public ScriptedServer(Action<ScriptedExchange> script, TestCertificate? certificate = null, bool asksForCertificate = false, string address = "127.0.0.1")
    {
        (this.script, this.certificate, this.asksForCertificate) = (script, certificate?.Certificate, asksForCertificate);
        Address = address;
        listener = new TcpListener(IPAddress.Parse(address), 0);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public string Address { get; }

    public int Port { get; }

    /// <summary><c>127.0.0.1:PORT</c>, as in an image's name.</summary>
    public string Host => $"{Address}:{Port}";

    /// <summary><c>http(s)://127.0.0.1:PORT</c>, without a slash at its end.</summary>
    public string Url => $"{(certificate is null ? "http" : "https")}://{Host}";

    /// <summary>Every request in the order in which they came.</summary>
    public IReadOnlyList<ScriptedRequest> Requests => [.. requests];

    /// <summary>The subjects of the certificates that clients showed; null for a client that showed none.</summary>
    public IReadOnlyList<string?> Clients => [.. clients];

    public int ConnectionsAccepted => Volatile.Read(ref accepted);

    public void Dispose()
    {
        stopping.Cancel();
        listener.Dispose();
        foreach (var connection in connections.Keys)
            connection.Dispose();
        stopping.Dispose();
    }

    void Accept()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var connection = listener.AcceptTcpClient();
                connections[connection] = 0;
                Interlocked.Increment(ref accepted);
                new Thread(() => Serve(connection)) { IsBackground = true }.Start();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    void Serve(TcpClient connection)
    {
        try
        {
            connection.NoDelay = true;
            using var wire = Secure(connection.GetStream());
            while (!stopping.IsCancellationRequested && ScriptedRequestReader.Read(wire) is { } request)
            {
                requests.Enqueue(request);
                var exchange = new ScriptedExchange(request, wire, stopping.Token);
                script(exchange);
                if (exchange.Closes)
                    return;
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or NullReferenceException or System.Security.Authentication.AuthenticationException)
        {
            // The client went away, or refused our certificate: what the test is about. A client of the framework that was disposed meanwhile has no socket.
        }
        finally
        {
            connections.TryRemove(connection, out _);
            connection.Dispose();
        }
    }

    Stream Secure(NetworkStream plain)
    {
        if (certificate is null)
            return plain;
        var secure = new SslStream(plain, leaveInnerStreamOpen: false);
        secure.AuthenticateAsServer(new SslServerAuthenticationOptions
        {
            ServerCertificate = certificate,
            ClientCertificateRequired = asksForCertificate,
            RemoteCertificateValidationCallback = (_, shown, _, _) => Note(shown),
        });
        return secure;
    }

    bool Note(X509Certificate? shown)
    {
        clients.Enqueue(shown?.Subject);
        return true;
    }
}
