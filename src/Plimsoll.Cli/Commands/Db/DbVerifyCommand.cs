using System.CommandLine;
using Plimsoll.Advisories.Database;

namespace Plimsoll.Cli.Commands.Db;

/// <summary><c>db verify</c>.</summary>
static class DbVerifyCommand
{
    public static Command Create(Terminal terminal, DatabaseOptions places)
    {
        var command = new Command("verify", "Check the database's form, counts and content");
        command.SetAction(result => Run(terminal, places.Chosen(result)));
        return command;
    }

    static int Run(Terminal terminal, ChosenDatabase chosen)
    {
        if (chosen.Note is { } note)
            terminal.Note(note);
        var problems = DatabaseVerifier.Verify(chosen.Path);
        foreach (var problem in problems)
            terminal.Note(problem);
        if (problems.Count == 0)
            terminal.Output.WriteLine($"{chosen.Path} is whole.");
        return problems.Count == 0 ? ExitCode.Done : ExitCode.Unreadable;
    }
}
