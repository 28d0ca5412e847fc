using System.CommandLine;

namespace Plimsoll.Cli.Commands;

static class VersionCommand
{
    /// <summary>Of this build, as reports and help name it.</summary>
    public static string Text { get; } = typeof(VersionCommand).Assembly.GetName().Version!.ToString(3);

    public static Command Create(Terminal terminal)
    {
        var command = new Command("version", "Print the version");
        command.SetAction(_ =>
        {
            terminal.Output.WriteLine($"plimsoll {Text}");
            return ExitCode.Done;
        });
        return command;
    }
}
