using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Findings;

namespace Plimsoll.Reports.Json.Saved;

/// <summary>A JSON report read back: what <see cref="JsonReport"/> wrote, whoever changed it since.</summary>
/// <param name="IsSeveral">Whether it is the document of a scan of several subjects, however many it holds.</param>
public sealed record SavedReport(IReadOnlyList<ScanResult> Results, bool IsSeveral)
{
    /// <summary>Larger than any report of an image that can be scanned; the whole is held in memory.</summary>
    const int MaxBytes = 512 << 20;
    const int FirstBuffer = 1 << 16;
    const int MaxDepth = 16;
    const int Version = 1;

    /// <exception cref="UnreadableSubjectException">It is no such report, is damaged, or is too large.</exception>
    public static SavedReport Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            using var document = JsonDocument.Parse(Bounded(stream), new JsonDocumentOptions { MaxDepth = MaxDepth });
            return Of(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            // InvalidOperationException: a text with half a surrogate pair.
            var why = e is JsonException broken ? $"it is not well-formed JSON at line {(broken.LineNumber ?? 0) + 1}" : e.Message.TrimEnd('.');
            throw new UnreadableSubjectException($"{name} is no JSON report of plimsoll: {why}. Save one with -o json=FILE.", e);
        }
    }

    static SavedReport Of(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new FormatException("it is not an object");
        var report = new SavedElement(root, "$");
        if (report.Whole("schemaVersion") != Version)
            throw report.Wrong("schemaVersion", $"{Version}, the only version that this program reads");
        return root.TryGetProperty("results", out _)
            ? new SavedReport([.. report.List("results").Select(SavedResult.Of)], IsSeveral: true)
            : new SavedReport([SavedResult.Of(report)], IsSeveral: false);
    }

    static ReadOnlyMemory<byte> Bounded(Stream stream)
    {
        var buffer = new byte[FirstBuffer];
        var length = 0;
        while (true)
        {
            length += stream.ReadAtLeast(buffer.AsSpan(length), buffer.Length - length, throwOnEndOfStream: false);
            if (length < buffer.Length)
                return buffer.AsMemory(0, length);
            if (length >= MaxBytes)
                throw new FormatException($"it is larger than {MaxBytes:N0} bytes");
            Array.Resize(ref buffer, buffer.Length * 2);
        }
    }
}
