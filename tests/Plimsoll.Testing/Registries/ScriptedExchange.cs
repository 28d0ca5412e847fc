using System.Text;

namespace Plimsoll.Testing.Registries;

/// <summary>One request to a <see cref="ScriptedServer"/>, and every honest and dishonest way to answer it.</summary>
public sealed class ScriptedExchange
{
    readonly Stream wire;
    readonly CancellationToken stopping;

    internal ScriptedExchange(ScriptedRequest request, Stream wire, CancellationToken stopping) => (Request, this.wire, this.stopping) = (request, wire, stopping);

    public ScriptedRequest Request { get; }

    /// <summary>The connection is closed after this answer.</summary>
    public bool Closes { get; set; }

    /// <summary>A whole and true answer.</summary>
    public void Answer(int status, string mediaType, byte[] body, params (string Name, string Value)[] headers)
    {
        ArgumentNullException.ThrowIfNull(body);
        Head(status, [("Content-Type", mediaType), ("Content-Length", $"{body.Length}"), .. headers]);
        if (Request.Method != "HEAD")
            Send(body);
    }

    public void Answer(int status, string text = "", params (string Name, string Value)[] headers) => Answer(status, "text/plain", Encoding.UTF8.GetBytes(text), headers);

    public void Json(int status, string json, params (string Name, string Value)[] headers) => Answer(status, "application/json", Encoding.UTF8.GetBytes(json), headers);

    public void Redirect(string location, int status = 307) => Answer(status, "", ("Location", location));

    /// <summary>Bytes with <c>Range</c> honoured, as honest servers do: 206 and <c>Content-Range</c>, or 200 where none was asked for.</summary>
    public void AnswerRange(string mediaType, byte[] body, params (string Name, string Value)[] headers)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (Request.Range is not var (first, last))
        {
            Answer(200, mediaType, body, headers);
            return;
        }

        var end = Math.Min(last ?? body.Length - 1, body.Length - 1);
        if (first > end)
            Answer(416, mediaType, [], [("Content-Range", $"bytes */{body.Length}"), .. headers]);
        else
            Answer(206, mediaType, body[(int)first..(int)(end + 1)], [("Content-Range", $"bytes {first}-{end}/{body.Length}"), .. headers]);
    }

    /// <summary>The status line and headers alone, whatever they claim.</summary>
    public void Head(int status, params (string Name, string Value)[] headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        var text = new StringBuilder($"HTTP/1.1 {status} Scripted\r\n");
        foreach (var (name, value) in headers)
            text.Append($"{name}: {value}\r\n");
        Send(Encoding.Latin1.GetBytes(text.Append("\r\n").ToString()));
    }

    /// <summary>Raw bytes.</summary>
    public void Send(ReadOnlySpan<byte> bytes)
    {
        wire.Write(bytes);
        wire.Flush();
    }

    /// <summary>Ends the connection where the answer stands.</summary>
    public void Cut() => Closes = true;

    /// <summary>Says nothing more until the server is stopped.</summary>
    public void Stall()
    {
        stopping.WaitHandle.WaitOne();
        Closes = true;
    }

    /// <summary>Repeats bytes until the client has had enough or the server is stopped.</summary>
    public void Endless(byte[] bytes, TimeSpan pause = default)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        while (!stopping.WaitHandle.WaitOne(pause))
            Send(bytes);
        Closes = true;
    }
}
