using Plimsoll.Advisories.Database;
using Plimsoll.Cli.Commands;
using Plimsoll.Core;
using Plimsoll.Core.Findings;
using Plimsoll.Images;
using Plimsoll.Images.Subjects;
using Plimsoll.Images.Trees;
using Plimsoll.Inventory;
using Plimsoll.Network;
using Plimsoll.Policy;
using Plimsoll.Scanning;
using Plimsoll.Scanning.Caching;

namespace Plimsoll.Cli;

/// <summary>Puts the rooms together for one scan.</summary>
static class ScanJob
{
    const int MaxIgnoreBytes = 16 * 1024 * 1024;

    public static ScanResult Run(ScanRequest request, Terminal terminal, CancellationToken cancellation)
    {
        // What a container may use is known to the runtime; a machine's own memory seldom lowers a limit.
        var limits = Limits.Default.WithinMemory(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        var ignore = request.IgnoreFile is { } file ? IgnoreFile.Parse(ReadIgnoreFile(file), file) : [];
        using var database = AdvisoryDatabase.Open(DbCommand.PathOf(request.Database, request.CacheHome));
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (request.Timeout is { } timeout)
            clock.CancelAfter(timeout);
        using var subject = Targets.Open(request.Target, new OpenOptions
        {
            Limits = limits,
            Platform = request.Platform,
            CrossMounts = request.CrossMounts,
            Engines = request.Engines,
            Network = NetworkOptions.Default with { Offline = request.Offline },
        });
        using var progress = terminal.ShowsProgress && !request.Quiet ? new ProgressLine(terminal.Error, TimeProvider.System) : null;
        var cache = request.NoCache ? null : new EvidenceCache(request.CacheHome, Cataloguers.All, limits, TimeProvider.System);
        var gatherer = new EvidenceGatherer(Cataloguers.All, cache);
        var judging = new JudgeOptions { FailOn = request.FailOn, Ignore = ignore, IgnoreFile = request.IgnoreFile ?? "", Today = request.Today };
        try
        {
            var options = new ScanOptions { Limits = limits, Threads = request.Threads, VerifyFully = request.VerifyFully, Progress = progress };
            var result = Scanner.Scan(subject, gatherer, options, database, judging, out var notes, clock.Token);
            if (!request.Quiet)
                foreach (var note in gatherer.CacheProblem is { } problem ? notes.Append(problem) : notes)
                    terminal.Note(note);
            return result;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new UnreadableSubjectException($"{request.Target} was not read within {request.Timeout!.Value.TotalSeconds:N0} seconds; give it more with --timeout.");
        }
    }

    static string ReadIgnoreFile(string path) => BoundedFile.Read(path, MaxIgnoreBytes, out var problem) is { } bytes
        ? System.Text.Encoding.UTF8.GetString(bytes)
        : throw new UsageException($"The ignore file {path} cannot be read: {problem}.");
}
