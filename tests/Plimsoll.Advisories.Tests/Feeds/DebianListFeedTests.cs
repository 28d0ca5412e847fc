using Plimsoll.Advisories.Feeds;

namespace Plimsoll.Advisories.Tests.Feeds;

public sealed class DebianListFeedTests
{
    const string List = """
        [29 Mar 2023] DSA-5380-1 xorg-server - security update
        	{CVE-2023-1393 CVE-2023-1394}
        	[bullseye] - xorg-server 2:1.20.11-1+deb11u6 (medium)
        	[buster] - xorg-server <end-of-life>
        	NOTE: fixed in testing
         	[woody] - xorg-server <not-affected> (Vulnerable code not present)
        [28 Mar 2023] DSA-5379-1 announcement - end of support
        [28 Mar 2023] DSA-5300-2 sox - regression update
        	[buster] - sox 3
        [27 Mar 2023] DSA-5378-1 odd - security update
        	[nowhere] - odd 1
        	[buster] - odd <what>
        	[buster] odd
        	[buster] - odd 1-2
        garbage
        	[buster] - lost 1
        """;

    const string Changelog = """
        {"p":"tar","v":"1.34-1+deb12u1","d":"bookworm-security","t":"2024-01-01","cve":["CVE-2024-0001","TEMP-1"]}
        {"p":"tar","v":"1.35-1","d":"unstable","t":"2024-01-01","cve":["CVE-2024-0001"]}
        {"p":"tar","v":"1.35-1"}
        {"p":"tar","v"
        """;

    [Fact]
    public void A_notice_names_its_cves_and_where_it_is_fixed()
    {
        var read = FeedTest.Read("list", List);
        Assert.Equal("debian-list", read.Feed);
        Assert.Equal(["DSA-5380-1", "DSA-5378-1"], read.Added.Select(a => a.Advisory.Id));
        Assert.Equal(
            ["Debian:11 xorg-server Affected 0..2:1.20.11-1+deb11u6", "Debian:10 xorg-server Affected/EndOfLife", "Debian:3.0 xorg-server NotAffected"],
            FeedTest.Lines(read.Added[0].Advisory));
        Assert.Equal(["CVE-2023-1393", "CVE-2023-1394"], read.Added[0].Advisory.Aliases);
        Assert.Equal(("2023-03-29", "debian-dsa"), (read.Added[0].Advisory.Published, read.Added[0].Source.Name));
        Assert.Equal(
            [
                "DSA-5379-1: it names no fixed package", "DSA-5378-1 line 11: the release nowhere is not known", "DSA-5378-1 line 12: its word <what> is not known",
                "DSA-5378-1 line 13: it says of no package where it is fixed", "line 15: it begins no notice",
            ], read.Skipped);
    }

    [Fact]
    public void A_line_without_end_is_refused() =>
        Assert.Throws<MalformedFeedException>(() => FeedTest.Read("list", List + "\n\t{" + new string('x', 100_000)));

    [Fact]
    public void An_upload_to_a_release_is_its_fix_and_one_to_unstable_says_nothing_of_releases()
    {
        var read = FeedTest.Read("changelogs.ndjson", Changelog);
        Assert.Equal("debian-changelog", read.Feed);
        Assert.Equal(["Debian:12 tar Affected 0..1.34-1+deb12u1"], FeedTest.Lines(read.Only));
        Assert.Equal(["line 1 TEMP-1: it is not the name of a CVE", "line 3: it names no package, version or suite", "line 4: it is not well-formed JSON"], read.Skipped);
        Assert.Throws<MalformedFeedException>(() => FeedTest.Read("changelogs.ndjson", "{\"p\":1,\"cve\":["));
    }

    [Fact]
    public void Files_cut_anywhere_are_refused_or_read()
    {
        FeedTest.CutAnywhere("list", List);
        FeedTest.CutAnywhere("changelogs.ndjson", Changelog);
    }
}
