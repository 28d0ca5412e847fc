using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace Plimsoll.Testing.Engines;

/// <summary>Listens on a unix socket as an engine would, and answers each request as a test says: rightly, wrongly, in part, or not at all.</summary>
public sealed class ScriptedEngine : IDisposable
{
    readonly TemporaryDirectory directory = new();
    readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    readonly ConcurrentQueue<string> asked = new();
    readonly ConcurrentBag<Socket> open = [];
    readonly Action<string, Stream> answer;

    /// <param name="answer">Takes the request's path and query, writes the whole answer; the connection ends with it.</param>
    public ScriptedEngine(Action<string, Stream> answer)
    {
        this.answer = answer;
        listener.Bind(new UnixDomainSocketEndPoint(Socket));
        listener.Listen();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public string Socket => directory.Combine("s");

    public string Host => $"unix://{Socket}";

    /// <summary>The paths that were asked for, in their order, without the version before them.</summary>
    public IReadOnlyList<string> Asked => [.. asked.Select(WithoutVersion)];

    /// <summary>The paths as they were asked for.</summary>
    public IReadOnlyList<string> AskedWhole => [.. asked];

    /// <summary>An engine that answers its ping and documents as given, by paths without the version; whatever else it is asked, it has not.</summary>
    public static ScriptedEngine Of(IReadOnlyDictionary<string, string> documents) => new((path, stream) =>
    {
        if (path == "/_ping")
            Ping(stream);
        else if (documents.TryGetValue(path, out var document))
            Json(stream, document);
        else
            Json(stream, "{\"message\":\"no such thing\"}", "404 Not Found");
    });

    public static void Ping(Stream stream, string version = "1.41") => Send(stream, "200 OK", "text/plain", "OK"u8, $"Api-Version: {version}\r\n");

    public static void Json(Stream stream, string text, string status = "200 OK") => Send(stream, status, "application/json", Encoding.UTF8.GetBytes(text));

    public static void Send(Stream stream, string status, string type, ReadOnlySpan<byte> body, string headers = "", long? length = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {length ?? body.Length}\r\n{headers}Connection: close\r\n\r\n"));
        stream.Write(body);
    }

    public void Dispose()
    {
        listener.Dispose();
        foreach (var socket in open)
            socket.Dispose();
        directory.Dispose();
    }

    static string WithoutVersion(string path) => path.StartsWith("/v", StringComparison.Ordinal) ? path[path.IndexOf('/', 1)..] : path;

    void Accept()
    {
        try
        {
            while (true)
            {
                var socket = listener.Accept();
                open.Add(socket);
                new Thread(() => Serve(socket)) { IsBackground = true }.Start();
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    void Serve(Socket socket)
    {
        using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            var head = new StringBuilder();
            while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && stream.ReadByte() is var one && one >= 0)
                head.Append((char)one);
            if (head.ToString().Split(' ') is not ["GET", var path, ..])
                return;
            asked.Enqueue(path);
            answer(WithoutVersion(path), stream);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or SocketException)
        {
            // Whoever asked did not wait for the end.
        }
    }
}
