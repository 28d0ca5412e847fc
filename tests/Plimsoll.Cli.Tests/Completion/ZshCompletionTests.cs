namespace Plimsoll.Cli.Tests.Completion;

public sealed class ZshCompletionTests : IDisposable
{
    /// <summary>Types into a zsh on a terminal of its own, where <c>plimsoll</c> writes down the words that it is given.</summary>
    const string Typing = """
        zmodload zsh/zpty
        zpty shell "zsh -f -i"
        zpty -w shell "PS1= ZDOTDIR=$HOME; autoload -U compinit; compinit -u -D; plimsoll() { print -rl -- \$@ > $HOME/words; exit }; source ${(q)1}"
        zpty -w -n shell "$2"$'\n'
        zpty -r shell drained '*NEVER*'
        cat $HOME/words
        """;

    readonly ShellRun zsh = new("zsh");

    [Fact]
    public void The_script_is_well_formed() => zsh.CheckGrammar();

    [Theory]
    [InlineData("plimsoll sc\t", "scan")]
    [InlineData("plimsoll sc\t--fa\th\t,\t", "scan --fail-on high,fixable")]
    [InlineData("plimsoll db sta\t", "db status")]
    [InlineData("plimsoll --log-f\tj\tdb --db x sta\t", "--log-format json db --db x status")]
    [InlineData("plimsoll scan --log-format=j\t", "scan --log-format=json")]
    [InlineData("plimsoll completion f\t", "completion fish")]
    [InlineData("plimsoll scan im\t", "scan image.tar")]
    [InlineData("plimsoll scan docker-\tim\t", "scan docker-archive:image.tar")]
    [InlineData("plimsoll scan -o js\t", "scan -o json")]
    [InlineData("plimsoll sb\t-o spdx3\t", "sbom -o spdx3-json")]
    [InlineData("plimsoll scan -o json=im\t", "scan -o json=image.tar")]
    [InlineData("plimsoll scan --cache-dir \t", "scan --cache-dir layout")]
    public void What_is_begun_is_completed(string typed, string expected) =>
        Assert.Equal(expected.Split(' '), zsh.Run(Typing, typed).Split('\n', StringSplitOptions.RemoveEmptyEntries));

    public void Dispose() => zsh.Dispose();
}
