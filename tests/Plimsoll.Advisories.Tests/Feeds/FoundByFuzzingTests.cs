using Plimsoll.Advisories.Feeds;

namespace Plimsoll.Advisories.Tests.Feeds;

/// <summary>Inputs that once got past the declared failures of a feed's reader.</summary>
public class FoundByFuzzingTests
{
    public static TheoryData<string, byte[]> Finds => new()
    {
        { "debian-tracker", [.. "{\"openssl\":{\"CVE-"u8, 0xB8, .. "\":{\"releases\":{}}}}"u8] },
        { "debian-tracker", "{\"openssl\":{\"\\ud800\":{\"releases\":{}}}}"u8.ToArray() },
        { "osv", "!!+!"u8.ToArray() },
        { "oval", [.. "<?xml version=\"1.0"u8, 0x9A, 0x9A, .. "\"?>"u8] },
    };

    [Theory, MemberData(nameof(Finds))]
    public void What_is_no_text_is_a_malformed_feed(string name, byte[] bytes)
    {
        var feed = FeedList.All.Single(f => f.Name == name);
        using var content = new MemoryStream(bytes);
        Assert.Throws<MalformedFeedException>(() => feed.Read("file", content, new FeedTest()));
    }
}
