using Plimsoll.Core;

namespace Plimsoll.Network;

/// <summary>Reads small answers whole, within a bound.</summary>
public static class Bodies
{
    const int FirstBuffer = 16 * 1024;
    const int ShortBody = 4 * 1024;

    /// <param name="what">Names the document in an error: "the manifest of …".</param>
    /// <exception cref="ServiceException">It is larger than <paramref name="maxBytes"/>, or did not come whole.</exception>
    public static byte[] ReadAll(Stream body, long maxBytes, string what)
    {
        try
        {
            return ReadWithin(body, maxBytes) ?? throw new ServiceException($"{what} is larger than {maxBytes:N0} bytes, more than any honest server sends; it is not read.");
        }
        catch (IOException e)
        {
            throw new ServiceException($"{what} did not come whole: the connection broke, or fell silent; try again later.", e);
        }
    }

    /// <summary>At most the first bytes of a body, for the words of an error; never fails for what the body is.</summary>
    public static byte[] ReadStart(Stream body, int maxBytes)
    {
        var buffer = new byte[maxBytes];
        try
        {
            return buffer[..body.ReadAtLeast(buffer, maxBytes, throwOnEndOfStream: false)];
        }
        catch (IOException)
        {
            return [];
        }
    }

    /// <summary>Reads a short body that nobody wants to its end and disposes the answer: its connection can be used again.</summary>
    public static void Finish(HttpResponseMessage answer, NetworkOptions options, TimeProvider time, CancellationToken cancellation)
    {
        using var body = new BodyStream(answer, options, null, time, cancellation);
        if (answer.Content.Headers.ContentLength is > 0 and <= ShortBody)
            ReadStart(body, ShortBody + 1);
    }

    static byte[]? ReadWithin(Stream body, long maxBytes)
    {
        var buffer = new byte[Math.Min(FirstBuffer, maxBytes + 1)];
        var length = 0;
        while (true)
        {
            var count = body.Read(buffer.AsSpan(length));
            if (count == 0)
                return buffer[..length];
            length += count;
            if (length > maxBytes)
                return null;
            if (length == buffer.Length)
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, maxBytes + 1));
        }
    }
}
