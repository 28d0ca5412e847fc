using System.Text;
using Plimsoll.Advisories.Feeds;
using Plimsoll.Core.Advisories;

namespace Plimsoll.Advisories.Tests.Feeds;

/// <summary>What a feed makes of one file: <c>FeedTest.Read("x.json", text)</c>. The feed is the one that recognises the file.</summary>
sealed class FeedTest : FeedSink
{
    public List<(FeedSource Source, Advisory Advisory)> Added { get; } = [];

    public List<string> Skipped { get; } = [];

    public string Feed { get; private set; } = "";

    public static FeedTest Read(string path, string text) => Read(path, Encoding.UTF8.GetBytes(text));

    public static FeedTest Read(string path, byte[] bytes)
    {
        var feed = FeedList.All.FirstOrDefault(f => f.Recognises(path, bytes.AsSpan(0, Math.Min(bytes.Length, 64 * 1024))));
        Assert.True(feed is not null, "no feed recognises the file");
        var test = new FeedTest { Feed = feed.Name };
        using var content = new MemoryStream(bytes);
        feed.Read(path, content, test);
        return test;
    }

    /// <summary>The one advisory that was made.</summary>
    public Advisory Only => Assert.Single(Added).Advisory;

    /// <summary>Cuts a file at every so many bytes: whatever is still recognised is read, skipped or refused.</summary>
    public static void CutAnywhere(string path, string text, int step = 7)
    {
        for (var length = 0; length < text.Length; length += step)
        {
            var bytes = Encoding.UTF8.GetBytes(text[..length]);
            if (!FeedList.All.Any(f => f.Recognises(path, bytes)))
                continue;
            try
            {
                Read(path, bytes);
            }
            catch (MalformedFeedException e)
            {
                Assert.Contains(path, e.Message, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>One line a package: ecosystem, name, module, what is said, architectures.</summary>
    public static IEnumerable<string> Lines(Advisory advisory) => advisory.Affected.Select(a =>
        $"{a.Ecosystem} {a.Package}{(a.Module is { } m ? $" [{m}]" : "")} {a.Status}{(a.VendorState == default ? "" : $"/{a.VendorState}")}" +
        $"{string.Concat(a.Ranges.Select(r => $" {r.Introduced ?? "0"}..{r.Fixed ?? $"={r.LastAffected}"}"))}{(a.Architectures.Count > 0 ? $" ({string.Join(' ', a.Architectures)})" : "")}");

    public override void Add(FeedSource source, Advisory advisory) => Added.Add((source, advisory));

    public override void Skip(string record, string why) => Skipped.Add($"{record}: {why}");
}
