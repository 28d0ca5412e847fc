using System.Text;
using Plimsoll.Core;

namespace Plimsoll.Cli.Tests;

public class ConfigurationFileTests
{
    static List<ConfigurationEntry> Parse(string text) => [.. ConfigurationFile.Parse(Encoding.UTF8.GetBytes(text), "plimsoll.yaml")];

    [Fact]
    public void Names_and_values_are_read_as_texts_with_their_lines() => Assert.Equal(
        [new("fail-on", "high,fixable", 2), new("cache-dir", "/x y", 3), new("threads", "010", 4), new("only-fixed", "true", 6)],
        Parse("# the gate\nfail-on: high,fixable # and why\ncache-dir: \"/x y\"\nthreads: 010\n\nonly-fixed: true\n"));

    [Theory]
    [InlineData("severity: high,critical")]
    [InlineData("severity: [high, critical]")]
    [InlineData("severity:\n- high\n# the worst\n- 'critical'\n")]
    [InlineData("{severity: [high,critical]}")]
    [InlineData("\uFEFFseverity:\r\n  - high\r\n  - critical\r\n")]
    public void Lists_are_joined_with_commas(string text) => Assert.Equal([("severity", "high,critical")], Parse(text).Select(e => (e.Key, e.Value)));

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# fail-on: high\n")]
    [InlineData("---\n")]
    [InlineData("{}")]
    public void A_file_that_sets_nothing_is_fine(string text) => Assert.Empty(Parse(text));

    [Theory]
    [InlineData("db: a\ndb: b\n", 2, "on line 1 already")]
    [InlineData("threads: 4\ndb:\n  path: a\n", 3, "'db' has settings below it")]
    [InlineData("db: {path: a}\n", 1, "'db' has settings below it")]
    [InlineData("severity: [high, [low]]\n", 1, "plain values only")]
    [InlineData("severity:\n- high\n- a: b\n", 3, "plain values only")]
    [InlineData("db: &a x\n", 1, "anchors")]
    [InlineData("&a db: x\n", 1, "anchors")]
    [InlineData("severity: &a [high]\n", 1, "anchors")]
    [InlineData("&a\ndb: x\n", 1, "anchors")]
    [InlineData("threads: 4\ndb: *a\n", 2, "alias")]
    [InlineData("severity: [*a]\n", 1, "plain values only")]
    [InlineData("*a : x\n", 1, "a name and a value")]
    [InlineData("db:\nthreads: 4\n", 1, "'db' has no value")]
    [InlineData("db: ''\n", 1, "'db' has no value")]
    [InlineData("db: ~\n", 1, "'db' has no value")]
    [InlineData("severity: []\n", 1, "'severity' has no value")]
    [InlineData("db: |\n  a\n  b\n", 1, "line break")]
    [InlineData("db: \"a\\0b\"\n", 1, "control character")]
    [InlineData("- db\n", 1, "a name and a value")]
    [InlineData("hello\n", 1, "a name and a value")]
    [InlineData("? [a]\n: b\n", 1, "a name and a value")]
    [InlineData("db: a\n---\ndb: b\n", 2, "second document")]
    [InlineData("threads: 4\ndb: \"x\n", 2, "not well-formed")]
    [InlineData("db: [a\n", 2, "not well-formed")]
    [InlineData("@db: x\n", 1, "not well-formed")]
    [InlineData("db: [a,\ndb: [a,\n", 1, "not well-formed")]
    [InlineData("!!+!", 1, "not well-formed")]
    public void What_it_cannot_mean_is_refused_with_its_line(string text, int line, string why)
    {
        var problem = Assert.Throws<UsageException>(() => Parse(text)).Message;
        Assert.StartsWith($"plimsoll.yaml:{line}: ", problem, StringComparison.Ordinal);
        Assert.Contains(why, problem, StringComparison.Ordinal);
        Assert.EndsWith(".", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Assert.Contains("UTF-8", Assert.Throws<UsageException>(() => ConfigurationFile.Parse([0xFF, 0xFE, 0x00], "plimsoll.yaml")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_cut_at_any_byte_is_read_or_refused_and_never_crashes()
    {
        var whole = Encoding.UTF8.GetBytes("# ä\nfail-on: \"high,fixable\"\nseverity: [high, 'critical']\noutput:\n- json=ü.json\n- table\ndb: !!str >-\n  a\n...\n");
        var outcomes = Enumerable.Range(0, whole.Length).Select(length => Record.Exception(() => ConfigurationFile.Parse(whole[..length], "x"))?.GetType().Name ?? "read");
        Assert.Equal(["UsageException", "read"], outcomes.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("a: ")]
    [InlineData("&a ")]
    [InlineData("\"")]
    [InlineData("db: [a,b,\n")]
    [InlineData("aaaaaaaaaa\n ")]
    public void A_mebibyte_of_any_sign_is_refused_soon(string sign)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Throws<UsageException>(() => Parse(string.Concat(Enumerable.Repeat(sign, 1024 * 1024 / sign.Length))));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20);
    }

    [Fact]
    public void A_mebibyte_of_different_names_is_read_soon()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(90_000, Parse(string.Concat(Enumerable.Range(0, 90_000).Select(i => $"k{i}: 1\n"))).Count);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20);
    }
}
