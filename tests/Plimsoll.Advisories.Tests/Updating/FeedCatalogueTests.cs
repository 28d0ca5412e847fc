using Plimsoll.Advisories.Feeds;
using Plimsoll.Advisories.Updating;
using Plimsoll.Core;
using Plimsoll.Testing;

namespace Plimsoll.Advisories.Tests.Updating;

public sealed class FeedCatalogueTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    [Theory]
    [InlineData("debian", "debian-tracker")]
    [InlineData("alpine", "secdb")]
    [InlineData("wolfi", "secdb")]
    [InlineData("chainguard", "secdb")]
    [InlineData("redhat", "csaf-vex")]
    [InlineData("ubuntu-noble", "oval")]
    [InlineData("sles-15", "oval")]
    [InlineData("oracle", "oval")]
    [InlineData("amazon-2023", "updateinfo")]
    [InlineData("azurelinux-3", "oval")]
    [InlineData("osv-almalinux", "osv")]
    [InlineData("osv-rocky", "osv")]
    [InlineData("osv-npm", "osv")]
    [InlineData("kev", "cisa-kev")]
    [InlineData("epss", "first-epss")]
    public void The_program_knows_where_publishers_serve_their_advisories(string name, string form)
    {
        var feed = Assert.Single(FeedCatalogue.BuiltIn, f => f.Name == name);
        Assert.Equal((form, true), (feed.Form, feed.IsOn));
    }

    [Fact]
    public void With_nothing_new_every_feed_that_is_on_costs_one_request() =>
        Assert.All(FeedCatalogue.BuiltIn.Where(f => f.IsOn), f => Assert.True(f.Layout != FeedLayout.File || f.Files.Count == 1, $"{f.Name} costs {f.Files.Count}"));

    [Fact]
    public void The_printed_list_is_the_list() =>
        Assert.Equal(Shown(FeedCatalogue.BuiltIn), Shown(FeedCatalogue.With(directory.Write("same.yaml", FeedCatalogue.Text()))));

    [Fact]
    public void A_file_disables_changes_and_adds_feeds()
    {
        var feeds = FeedCatalogue.With(directory.Write("own.yaml", """
            feeds:
              - name: wolfi
                on: no
              - name: kev
                files: [ https://mirror.example/kev.json ]
              - { name: ours, form: osv, files: [ https://advisories.example/all.zip ], largest: 5 MB }
            """));
        Assert.Equal(FeedCatalogue.BuiltIn.Count + 1, feeds.Count);
        Assert.False(feeds.Single(f => f.Name == "wolfi").IsOn);
        var kev = feeds.Single(f => f.Name == "kev");
        Assert.Equal(("https://mirror.example/kev.json", "cisa-kev", "CC0-1.0"), (kev.Files.Single().AbsoluteUri, kev.Form, kev.Licence));
        Assert.Equal((5L * 1024 * 1024, FeedLayout.File, true), (feeds[^1].Largest, feeds[^1].Layout, feeds[^1].IsOn));
    }

    [Theory]
    [InlineData("feeds: yes", "has no list named 'feeds'")]
    [InlineData("", "it is an empty YAML document")]
    [InlineData("feeds: [ { form: osv } ]", "feed 1: it has no name.")]
    [InlineData("feeds: [ { name: ../x } ]", "'../x' is no name")]
    [InlineData("feeds: [ { name: x, form: rss, files: [ https://x.example/ ] } ]", "'rss' is no form; there are ")]
    [InlineData("feeds: [ { name: x, files: [ https://x.example/ ] } ]", "feed 1 (x): it has no form.")]
    [InlineData("feeds: [ { name: x, form: osv } ]", "feed 1 (x): it has no files.")]
    [InlineData("feeds: [ { name: x, form: osv, files: [ http://x.example/ ] } ]", "'http://x.example/' is no address that begins with https://")]
    [InlineData("feeds: [ { name: x, form: osv, files: [ \"https://a:b@x.example/\" ] } ]", "is no address that begins with https:// and holds no password")]
    [InlineData("feeds: [ { name: x, form: osv, layout: csaf } ]", "its layout needs an index")]
    [InlineData("feeds: [ { name: x, form: osv, layout: tree } ]", "'tree' is no layout")]
    [InlineData("feeds: [ { name: x, form: osv, url: https://x.example/ } ]", "'url' is no key; there are name, title")]
    [InlineData("feeds: [ { name: kev, largest: huge } ]", "'huge' is no size; write it as 64 MB")]
    [InlineData("feeds: [ { name: kev, on: maybe } ]", "'maybe' is neither yes nor no")]
    [InlineData("feeds: [ kev ]", "it is no mapping of names to values")]
    [InlineData("feeds: [ &a { name: kev }, *a ]", "it uses YAML aliases")]
    public void A_wrong_list_is_refused_in_a_sentence(string text, string reason)
    {
        var message = Assert.Throws<UsageException>(() => FeedCatalogue.With(directory.Write("own.yaml", text))).Message;
        Assert.Contains("own.yaml", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_form_of_the_list_has_its_reader() =>
        Assert.All(FeedCatalogue.BuiltIn, f => Assert.Contains(f.Form, FeedList.All.Select(r => r.Name)));

    public void Dispose() => directory.Dispose();

    static List<string> Shown(IReadOnlyList<PrimaryFeed> feeds) => [.. feeds.Select(f => $"{f with { Files = [] }} {string.Join(' ', f.Files)}")];
}
