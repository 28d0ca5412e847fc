using System.CommandLine;
using Plimsoll.Advisories.Building;
using Plimsoll.Core;

namespace Plimsoll.Cli.Commands.Db;

/// <summary><c>db build</c>.</summary>
static class DbBuildCommand
{
    public static Command Create(Terminal terminal, DatabaseOptions places, CancellationToken cancellation)
    {
        var feeds = new Option<string>("--feeds") { Description = "A directory of feeds in their own forms: plain, compressed, or in archives", Required = true, HelpName = "DIR" };
        var compress = new Option<bool>("--compress") { Description = "Write it compressed (zstd), as the program carries it" };
        var command = new Command("build", "Build a database from feeds") { feeds, compress };
        command.SetAction(r => Run(terminal, r.GetRequiredValue(feeds), r.GetValue(places.Db), r.GetValue(compress), cancellation));
        return command;
    }

    static int Run(Terminal terminal, string feeds, string? output, bool compress, CancellationToken cancellation)
    {
        if (!Directory.Exists(feeds))
            throw new UsageException($"The directory of feeds, {feeds}, does not exist.");
        if (output is null)
            throw new UsageException("Say where the database goes: --db FILE.");
        var report = DatabaseBuilder.Build(feeds, output, Settings.Today(TimeProvider.System), cancellation);
        foreach (var skipped in report.Skipped.Named)
            terminal.Note($"skipped {skipped}");
        if (report.Skipped.Unnamed > 0)
            terminal.Note($"skipped {report.Skipped.Unnamed:N0} more records");
        foreach (var file in report.Unrecognised.Named)
            terminal.Note($"{file} is of no feed that is known; it was left out");
        if (report.Unrecognised.Unnamed > 0)
            terminal.Note($"{report.Unrecognised.Unnamed:N0} more files are of no feed that is known");
        foreach (var (source, count) in report.Advisories)
            terminal.Output.WriteLine($"{source,-20} {count,10:N0}");
        terminal.Output.WriteLine($"{output}: {report.Advisories.Values.Sum():N0} advisories of {report.Files:N0} files, {report.Skipped.Count:N0} records skipped");
        if (compress)
            DatabaseCompression.Compress(output);
        return ExitCode.Done;
    }
}
