using System.Text;

namespace Plimsoll.Testing.Registries;

/// <summary>Reads requests off a connection, byte by byte up to the empty line.</summary>
static class ScriptedRequestReader
{
    const int MaxHead = 1024 * 1024;

    /// <returns>Null where the client closed the connection between requests.</returns>
    public static ScriptedRequest? Read(Stream wire)
    {
        var head = new List<byte>();
        while (head.Count < 4 || head is not [.., 13, 10, 13, 10])
        {
            var next = wire.ReadByte();
            if (next < 0 || head.Count > MaxHead)
                return null;
            head.Add((byte)next);
        }

        var lines = Encoding.Latin1.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var first = lines[0].Split(' ');
        if (first.Length < 2)
            return null;
        var headers = lines.Skip(1).Select(l => l.Split(':', 2)).Where(p => p.Length == 2).Select(p => KeyValuePair.Create(p[0].Trim(), p[1].Trim())).ToList();
        var length = headers.FirstOrDefault(h => h.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)).Value;
        var body = new byte[length is null ? 0 : int.Parse(length)];
        wire.ReadExactly(body);
        return new ScriptedRequest(first[0], first[1], headers, body);
    }
}
