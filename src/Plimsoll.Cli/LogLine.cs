using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Plimsoll.Cli;

/// <summary>One line of <c>--log-format json</c>: <c>{"time":"2026-09-21T14:13:20.000Z","level":"warn","message":"…"}</c>.</summary>
static class LogLine
{
    /// <param name="level"><c>warn</c> where the job goes on, <c>error</c> where it ended.</param>
    public static string Of(DateTimeOffset time, string level, string message)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("time"u8, time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("level"u8, level);
            json.WriteString("message"u8, message);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(line.WrittenSpan);
    }
}
