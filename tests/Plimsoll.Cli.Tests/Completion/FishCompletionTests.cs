namespace Plimsoll.Cli.Tests.Completion;

public sealed class FishCompletionTests : IDisposable
{
    readonly ShellRun fish = new("fish");

    [Fact]
    public void The_script_is_well_formed() => fish.CheckGrammar();

    [Theory]
    [InlineData("plimsoll sc", "scan")]
    [InlineData("plimsoll ", "scan sbom explain convert diff db cache completion version")]
    [InlineData("plimsoll scan --fa", "--fail-on")]
    [InlineData("plimsoll scan --fail-on h", "high high,fixable")]
    [InlineData("plimsoll scan --fail-on=h", "--fail-on=high --fail-on=high,fixable")]
    [InlineData("plimsoll db ", "status update rollback feeds build verify publish keygen new-root sign-root")]
    [InlineData("plimsoll db --db x ", "status update rollback feeds build verify publish keygen new-root sign-root")]
    [InlineData("plimsoll --log-format json db st", "status")]
    [InlineData("plimsoll cache info --log-format ", "text json")]
    [InlineData("plimsoll completion ", "bash fish zsh")]
    [InlineData("plimsoll scan -o ta", "table")]
    [InlineData("plimsoll sbom -o spdx-", "spdx-json spdx-tag-value")]
    [InlineData("plimsoll scan -o json=im", "json=image.tar")]
    [InlineData("plimsoll scan oc", "oci-archive: oci:")]
    [InlineData("plimsoll scan im", "image.tar")]
    [InlineData("plimsoll scan --ignore-file im", "image.tar")]
    [InlineData("plimsoll scan --cache-dir ", "layout/")]
    [InlineData("plimsoll scan --threads ", "")]
    [InlineData("plimsoll version ", "")]
    public void What_fits_the_place_is_offered(string line, string expected)
    {
        var candidates = fish.Run("source $argv[1]\ncomplete -C $argv[2]\n", line).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')[0]);
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), candidates.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Candidates_come_with_what_the_help_says_of_them() =>
        Assert.Contains("\tUnfit from this severity upwards", fish.Run("source $argv[1]\ncomplete -C 'plimsoll scan --fail'\n"), StringComparison.Ordinal);

    public void Dispose() => fish.Dispose();
}
