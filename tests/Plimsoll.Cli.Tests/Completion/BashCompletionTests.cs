using System.Text.RegularExpressions;

namespace Plimsoll.Cli.Tests.Completion;

public sealed class BashCompletionTests : IDisposable
{
    readonly ShellRun bash = new("bash");

    [Fact]
    public void The_script_is_well_formed_and_registers_itself()
    {
        bash.CheckGrammar();
        Assert.Equal("complete -F _plimsoll plimsoll\n", bash.Run("source \"$1\"\ncomplete -p plimsoll\n"));
    }

    [Theory]
    [InlineData("scan", "plimsoll", "sc")]
    [InlineData("scan sbom explain convert diff db cache completion version", "plimsoll", "")]
    [InlineData("--fail-on", "plimsoll", "scan", "--fa")]
    [InlineData("status update rollback feeds build verify publish keygen new-root sign-root", "plimsoll", "db", "")]
    [InlineData("status update rollback feeds build verify publish keygen new-root sign-root", "plimsoll", "db", "--db", "x", "")]
    [InlineData("status update rollback feeds build verify publish keygen new-root sign-root", "plimsoll", "--log-format", "json", "db", "")]
    [InlineData("--db", "plimsoll", "db", "status", "--db")]
    [InlineData("text json", "plimsoll", "--log-format", "")]
    [InlineData("json", "plimsoll", "cache", "info", "--log-format", "=", "j")]
    [InlineData("full", "plimsoll", "scan", "--verify", "")]
    [InlineData("json junit", "plimsoll", "scan", "-o", "j")]
    [InlineData("table", "plimsoll", "scan", "image.tar", "--output", "ta")]
    [InlineData("json junit", "plimsoll", "scan", "--output", "=", "j")]
    [InlineData("image.tar", "plimsoll", "scan", "-o", "json", "=", "im")]
    [InlineData("cyclonedx-json cyclonedx-xml spdx-json spdx-tag-value spdx3-json", "plimsoll", "sbom", "-o", "")]
    [InlineData("image.tar", "plimsoll", "sbom", "im")]
    [InlineData("critical high low medium negligible unknown", "plimsoll", "scan", "--severity", "")]
    [InlineData("high high,fixable", "plimsoll", "scan", "--fail-on", "h")]
    [InlineData("bash fish zsh", "plimsoll", "completion", "")]
    [InlineData("oci-archive: oci:", "plimsoll", "scan", "oc")]
    [InlineData("container: containerd: containers-storage: dir: docker-archive: docker: host: oci-archive: oci: registry: rootfs: sbom: image.tar layout", "plimsoll", "scan", "")]
    [InlineData("image.tar", "plimsoll", "scan", "docker-archive", ":", "im")]
    [InlineData("image.tar layout", "plimsoll", "scan", "docker-archive", ":")]
    [InlineData("image.tar", "plimsoll", "scan", "im")]
    [InlineData("image.tar layout", "plimsoll", "scan", "--ignore-file", "")]
    [InlineData("layout", "plimsoll", "scan", "--cache-dir", "")]
    [InlineData("layout/index.json", "plimsoll", "explain", "CVE-2024-1", "layout/i")]
    [InlineData("", "plimsoll", "scan", "--threads", "")]
    [InlineData("", "plimsoll", "version", "")]
    public void The_function_offers_what_fits_the_place(string expected, params string[] words) =>
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), Candidates(words));

    [Theory]
    [InlineData("scan")]
    [InlineData("sbom")]
    [InlineData("explain")]
    [InlineData("convert")]
    [InlineData("db", "build")]
    [InlineData("cache", "prune")]
    [InlineData("completion")]
    [InlineData("version")]
    public void Every_option_that_the_help_shows_is_offered(params string[] verb)
    {
        using var plimsoll = new PlimsollRun();
        var help = plimsoll.Run([.. verb, "--help"]).Output;
        var shown = Regex.Matches(help[help.IndexOf("Options:", StringComparison.Ordinal)..], @"(?<=^  [^<]*)--?[a-z][a-z-]*(?=[, ])", RegexOptions.Multiline).Select(m => m.Value);
        Assert.Equal(shown.Distinct().Order(StringComparer.Ordinal), Candidates(["plimsoll", .. verb, "-"]));
    }

    [Fact]
    public void Names_on_disk_may_hold_blanks_and_stars()
    {
        File.WriteAllText(Path.Combine(bash.Directory, "work", "my * image.tar"), "");
        Assert.Equal(["my * image.tar"], Candidates("plimsoll", "scan", "my"));
    }

    public void Dispose() => bash.Dispose();

    IEnumerable<string> Candidates(params string[] words) => bash.Run("""
        source "$1"
        COMP_WORDS=("${@:2}") COMP_CWORD=$(($# - 2))
        _plimsoll plimsoll
        printf '%s\n' "${COMPREPLY[@]}"
        """, words).Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);
}
