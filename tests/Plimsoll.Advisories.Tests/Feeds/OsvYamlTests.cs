using Plimsoll.Advisories.Feeds;

namespace Plimsoll.Advisories.Tests.Feeds;

public sealed class OsvYamlTests
{
    const string Record = """
        id: PYSEC-2024-1
        modified: "2024-02-03T00:00:00Z"
        aliases: [CVE-2024-0001, 'GHSA-x']
        details: |
          Two
          lines.
        withdrawn: ~
        affected:
        - package: {name: thing, ecosystem: PyPI}
          ranges:
          - type: ECOSYSTEM
            events:
            - introduced: "0"
            - fixed: 1.10
          versions:
          - 1.0
          - 1.1
        """;

    [Fact]
    public void A_record_is_read_and_its_versions_stay_texts()
    {
        var read = FeedTest.Read("vulns/thing/PYSEC-2024-1.yaml", Record);
        Assert.Equal(["PyPI thing Affected 0..1.10"], FeedTest.Lines(read.Only));
        Assert.Equal(["1.0", "1.1"], read.Only.Affected[0].Versions);
        Assert.Equal(["CVE-2024-0001", "GHSA-x"], read.Only.Aliases);
        Assert.Equal(("osv", "2024-02-03", null), (read.Feed, read.Only.Modified, read.Only.Withdrawn));
    }

    [Theory]
    [InlineData("id: [")]
    [InlineData("id: x\naffected: &a [x]\nother: *a\n")]
    [InlineData("id: x\n? [a]\n: b\n")]
    [InlineData("id: x\n---\nid: y\n")]
    [InlineData("id: \"x\n")]
    [InlineData("id: [a,b,\nid: [a,b,\n")]
    public void What_is_no_one_plain_document_is_refused(string text) => Assert.Throws<MalformedFeedException>(() => FeedTest.Read("x.yaml", text));

    [Fact]
    public void Nesting_without_end_is_refused() =>
        Assert.Throws<MalformedFeedException>(() => FeedTest.Read("x.yaml", "id: " + new string('[', 100_000)));

    [Fact]
    public void A_record_without_packages_is_skipped_and_counted() =>
        Assert.Equal(["PYSEC-1: it names no package whose versions are given"], FeedTest.Read("x.yaml", "id: PYSEC-1\nmodified: 2024-01-01\n").Skipped);

    [Fact]
    public void A_record_cut_anywhere_is_refused_read_or_skipped() => FeedTest.CutAnywhere("x.yaml", Record, 1);
}
