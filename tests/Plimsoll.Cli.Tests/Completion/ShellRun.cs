using Plimsoll.Testing;

namespace Plimsoll.Cli.Tests.Completion;

/// <summary>A real shell that has read the script which the program wrote for it.</summary>
sealed class ShellRun : IDisposable
{
    readonly TemporaryDirectory directory = new();
    readonly string shell;
    readonly string name;

    public ShellRun(string name)
    {
        this.name = name;
        shell = Requires.Tool(name, name);
        using var plimsoll = new PlimsollRun();
        var (code, output, error) = plimsoll.Run("completion", name);
        Assert.Equal((0, ""), (code, error));
        directory.Write("script", output);
        directory.Write("work/image.tar", "");
        directory.Write("work/layout/index.json", "");
    }

    public string Directory => directory.Path;

    public string Script => directory.Combine("script");

    /// <summary>The shell's own check of the script's grammar.</summary>
    public void CheckGrammar() => Command.Run(shell, "-n", Script);

    /// <summary>What lines of the shell print, run with the script's path as first argument, in a directory that holds <c>image.tar</c> and <c>layout/</c>.</summary>
    public string Run(string lines, params string[] arguments)
    {
        string[] clean = name switch { "bash" => ["--norc", "--noprofile"], "zsh" => ["-f"], _ => ["--no-config"] };
        var file = directory.Write("lines", lines);
        var (code, output, error) = Command.Try(shell, [.. clean, file, Script, .. arguments], [("HOME", directory.Path), ("XDG_CONFIG_HOME", directory.Path), ("TERM", "dumb")], directory.Combine("work"));
        Assert.True(code == 0, $"{name} ended with {code}: {error}");
        Assert.Equal("", error);
        return output;
    }

    public void Dispose() => directory.Dispose();
}
