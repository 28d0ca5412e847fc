using Plimsoll.Advisories.Feeds.Text;

namespace Plimsoll.Advisories.Feeds.Debian;

/// <summary>The security tracker's lists of Debian's notices, <c>data/DSA/list</c>, <c>data/DLA/list</c> and <c>data/DTSA/list</c>: text, a stanza a notice.</summary>
/// <remarks>A line in the first column begins a notice; what is indented says which CVEs it fixes, in braces, and where.</remarks>
sealed class DebianListFeed : IFeed
{
    /// <summary>One line as a memory bomb. The longest real one names four hundred CVEs.</summary>
    const int MaxLine = 64 * 1024;

    static readonly (string Prefix, FeedSource Source)[] Sources =
    [
        ("DSA-", new("debian-dsa", "none stated", "Debian Security Tracker")),
        ("DLA-", new("debian-dla", "none stated", "Debian Security Tracker")),
        ("DTSA-", new("debian-dtsa", "none stated", "Debian Security Tracker")),
    ];

    public string Name => "debian-list";

    public bool Recognises(string path, ReadOnlySpan<byte> head) =>
        head.Length > 0 && head[0] == (byte)'[' && head.IndexOf((byte)'\n') is > 0 and var end && DebianNotice.IsHeading(System.Text.Encoding.UTF8.GetString(head[..end]));

    public void Read(string path, Stream content, FeedSink sink)
    {
        DebianNotice? notice = null;
        foreach (var (index, text) in FeedLines.Of(content, MaxLine).Index())
        {
            var (number, line) = (index + 1, text ?? throw new MalformedFeedException(path, $"line {index + 1} is longer than {MaxLine:N0} characters"));
            if (line.Length == 0)
                continue;
            if (!char.IsWhiteSpace(line[0]))
            {
                Flush(notice, sink);
                notice = DebianNotice.TryBegin(line, out var begun) ? begun : null;
                if (notice is null)
                    sink.Skip($"line {number}", "it begins no notice");
            }
            else if (notice?.Add(line.Trim()) is { } problem)
            {
                sink.Skip($"{notice.Id} line {number}", problem);
            }
        }

        Flush(notice, sink);
    }

    static void Flush(DebianNotice? notice, FeedSink sink)
    {
        if (notice is null or { MendsARegression: true })
            return;
        var source = Array.Find(Sources, s => notice.Id.StartsWith(s.Prefix, StringComparison.Ordinal)).Source;
        if (notice.ToAdvisory() is { } advisory)
            sink.Add(source, advisory);
        else if (!notice.HasProblem)
            sink.Skip(notice.Id, "it names no fixed package");
    }
}
