using System.CommandLine;
using Plimsoll.Advisories.Building;
using Plimsoll.Advisories.Database;
using Plimsoll.Advisories.Embedded;

namespace Plimsoll.Cli.Commands;

/// <summary><c>db status|build|verify</c>.</summary>
static class DbCommand
{
    public static Command Create(Terminal terminal, Settings settings, CancellationToken cancellation)
    {
        var db = settings.FilePath("--db", "The database file; without it the one that the program carries", "FILE");
        var cache = settings.FilePath("--cache-dir", "Where the embedded database is unpacked", "DIR");
        db.Recursive = cache.Recursive = true;
        var feeds = new Option<string>("--feeds") { Description = "A directory of feeds in their own forms: plain, compressed, or in archives", Required = true, HelpName = "DIR" };
        var compress = new Option<bool>("--compress") { Description = "Write it compressed (zstd), as the program carries it" };
        var status = new Command("status", "Tell what the database holds: sources, counts, dates, licences");
        var verify = new Command("verify", "Check the database's form, counts and content");
        var build = new Command("build", "Build a database from feeds") { feeds, compress };
        status.SetAction(r => Status(terminal, PathOf(r.GetValue(db), r.GetValue(cache)), isEmbedded: r.GetValue(db) is null));
        verify.SetAction(r => Verify(terminal, PathOf(r.GetValue(db), r.GetValue(cache))));
        build.SetAction(r => Build(terminal, r.GetRequiredValue(feeds), r.GetValue(db), r.GetValue(compress), cancellation));
        return new Command("db", "The advisory database") { db, cache, status, verify, build };
    }

    public static string PathOf(string? given, string? cacheDirectory) => given ?? EmbeddedDatabase.EnsureUnpacked(Settings.CacheHome(cacheDirectory));

    static int Status(Terminal terminal, string path, bool isEmbedded)
    {
        using var database = AdvisoryDatabase.Open(path);
        var info = database.Info;
        terminal.Output.WriteLine($"{path}\nadvisories up to {info.Built}, content {info.Digest}\n");
        terminal.Output.WriteLine($"{"source",-20} {"advisories",10}  {"newest",-10}  {"licence",-14}  attribution");
        foreach (var source in info.Sources)
            terminal.Output.WriteLine($"{source.Name,-20} {source.Advisories,10:N0}  {source.Date ?? "-",-10}  {source.Licence,-14}  {source.Attribution}");
        if (!isEmbedded)
            return ExitCode.Done;
        terminal.Output.WriteLine("\nKnown holes: what scans with this database cannot tell");
        foreach (var hole in EmbeddedDatabase.KnownHoles)
            terminal.Output.WriteLine($"  {hole}");
        return ExitCode.Done;
    }

    static int Verify(Terminal terminal, string path)
    {
        var problems = DatabaseVerifier.Verify(path);
        foreach (var problem in problems)
            terminal.Note(problem);
        if (problems.Count == 0)
            terminal.Output.WriteLine($"{path} is whole.");
        return problems.Count == 0 ? ExitCode.Done : ExitCode.Unreadable;
    }

    static int Build(Terminal terminal, string feeds, string? output, bool compress, CancellationToken cancellation)
    {
        if (!Directory.Exists(feeds))
            throw new Core.UsageException($"The directory of feeds, {feeds}, does not exist.");
        if (output is null)
            throw new Core.UsageException("Say where the database goes: --db FILE.");
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
