using System.CommandLine;

namespace Plimsoll.Cli.Commands.Db;

/// <summary><c>db …</c>: everything about the advisory database.</summary>
static class DbCommand
{
    public static Command Create(Terminal terminal, Settings settings, EdgeOptions edge, CancellationToken cancellation)
    {
        var places = new DatabaseOptions(settings);
        var command = new Command("db", "The advisory database")
        {
            DbStatusCommand.Create(terminal, places),
            DbUpdateCommand.Create(terminal, settings, places, edge, cancellation),
            DbRollbackCommand.Create(terminal, places, cancellation),
            DbFeedsCommand.Create(terminal, settings, places),
            DbBuildCommand.Create(terminal, places, cancellation),
            DbVerifyCommand.Create(terminal, places),
            DbPublishCommand.Create(terminal, settings, places, cancellation),
            DbKeygenCommand.Create(terminal, settings),
            DbNewRootCommand.Create(terminal),
            DbSignRootCommand.Create(terminal, settings),
        };
        places.AddTo(command);
        return command;
    }
}
