using System.CommandLine;
using Plimsoll.Advisories.Store;
using Plimsoll.Core;

namespace Plimsoll.Cli.Commands.Db;

/// <summary><c>db rollback</c>.</summary>
static class DbRollbackCommand
{
    public static Command Create(Terminal terminal, DatabaseOptions places, CancellationToken cancellation)
    {
        var command = new Command("rollback", "Go back to the database before the last update; one step");
        command.SetAction(result =>
        {
            var path = new DatabaseStore(places.DataHome(result)).Rollback(cancellation) ??
                throw new UsageException("There is no database to go back to: one is kept by an update that replaces another, for one step.");
            terminal.Output.WriteLine($"{path} is in use again.");
            return ExitCode.Done;
        });
        return command;
    }
}
