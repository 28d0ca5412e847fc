using System.CommandLine;
using Plimsoll.Cli.Completion;
using Plimsoll.Core;

namespace Plimsoll.Cli.Commands;

/// <summary><c>completion bash|zsh|fish</c>.</summary>
static class CompletionCommand
{
    public static Command Create(Terminal terminal)
    {
        var shells = ShellScripts.All;
        var shell = new Argument<string>("SHELL") { Description = string.Join(", ", shells.Select(s => s.Shell)) };
        shell.CompletionSources.Add([.. shells.Select(s => s.Shell)]);
        var command = new Command("completion", "Print a script that completes the words of plimsoll in a shell, as in: source <(plimsoll completion bash)") { shell };
        command.SetAction(result =>
        {
            var wanted = result.GetRequiredValue(shell);
            var write = shells.FirstOrDefault(s => s.Shell == wanted).Write ??
                throw new UsageException($"'{wanted}' is no shell that is known here; there are {string.Join(", ", shells.Select(s => s.Shell))}.");
            terminal.Output.Write(write(CompletionTree.Of(result.RootCommandResult.Command)));
            return ExitCode.Done;
        });
        return command;
    }
}
