using System.CommandLine;

namespace Plimsoll.Cli.Commands;

static class VersionCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("version", "Print the version");
        command.SetAction(_ =>
        {
            terminal.Output.WriteLine($"plimsoll {typeof(VersionCommand).Assembly.GetName().Version?.ToString(3)}");
            return ExitCode.Done;
        });
        return command;
    }
}
