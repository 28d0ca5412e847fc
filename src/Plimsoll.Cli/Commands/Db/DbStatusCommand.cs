using System.CommandLine;
using Plimsoll.Advisories.Database;
using Plimsoll.Advisories.Embedded;
using Plimsoll.Advisories.Store;

namespace Plimsoll.Cli.Commands.Db;

/// <summary><c>db status</c>.</summary>
static class DbStatusCommand
{
    public static Command Create(Terminal terminal, DatabaseOptions places)
    {
        var command = new Command("status", "Tell what the database holds: sources, counts, dates, licences");
        command.SetAction(result => Run(terminal, places.Chosen(result), new DatabaseStore(places.DataHome(result))));
        return command;
    }

    static int Run(Terminal terminal, ChosenDatabase chosen, DatabaseStore store)
    {
        if (chosen.Note is { } note)
            terminal.Note(note);
        using var database = AdvisoryDatabase.Open(chosen.Path);
        var info = database.Info;
        terminal.Output.WriteLine($"{chosen.Path}\nadvisories up to {info.Built}, content {info.Digest}{Updated(chosen, store)}\n");
        terminal.Output.WriteLine($"{"source",-20} {"advisories",10}  {"newest",-10}  {"licence",-14}  attribution");
        foreach (var source in info.Sources)
            terminal.Output.WriteLine($"{source.Name,-20} {source.Advisories,10:N0}  {source.Date ?? "-",-10}  {source.Licence,-14}  {source.Attribution}");
        if (chosen.Origin != DatabaseOrigin.Carried)
            return ExitCode.Done;
        terminal.Output.WriteLine("\nKnown holes: what scans with this database cannot tell");
        foreach (var hole in EmbeddedDatabase.KnownHoles)
            terminal.Output.WriteLine($"  {hole}");
        return ExitCode.Done;
    }

    static string Updated(ChosenDatabase chosen, DatabaseStore store)
    {
        if (chosen.Origin != DatabaseOrigin.Updated)
            return "";
        var previous = store.PreviousPath is { } path ? $"; db rollback goes back to {Path.GetFileName(path)}" : "";
        return $"\nlast updated {chosen.Checked:yyyy-MM-dd HH:mm}Z{previous}";
    }
}
