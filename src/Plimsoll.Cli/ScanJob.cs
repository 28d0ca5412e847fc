using Plimsoll.Advisories.Database;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;
using Plimsoll.Images;
using Plimsoll.Images.Subjects;
using Plimsoll.Images.Trees;
using Plimsoll.Inventory;
using Plimsoll.Policy;
using Plimsoll.Scanning;
using Plimsoll.Scanning.Bases;
using Plimsoll.Scanning.Caching;

namespace Plimsoll.Cli;

/// <summary>Puts the rooms together for the scan of one or several subjects.</summary>
sealed class ScanJob : IDisposable
{
    const int MaxIgnoreBytes = 16 * 1024 * 1024;

    readonly ScanRequest request;
    readonly Terminal terminal;
    readonly Limits limits;
    readonly ChosenDatabase? chosen;
    readonly AdvisoryDatabase? database;
    readonly EvidenceCache? cache;
    readonly JudgeOptions judging;

    ScanJob(ScanRequest request, Terminal terminal)
    {
        (this.request, this.terminal) = (request, terminal);

        // What a container may use is known to the runtime; a machine's own memory seldom lowers a limit.
        limits = Limits.Default.WithinMemory(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        var ignore = request.IgnoreFile is { } file ? IgnoreFile.Parse(ReadIgnoreFile(file), file) : [];
        var vex = request.InventoryOnly || request.Vex.Count == 0 ? null : new VexFiles(Tell).Open(request.Vex);
        judging = new JudgeOptions { FailOn = request.FailOn, Vex = vex, Ignore = ignore, IgnoreFile = request.IgnoreFile ?? "", Today = request.Today, OwnLayersOnly = request.OwnLayersOnly, Licences = request.Licences };
        cache = request.NoCache ? null : new EvidenceCache(request.CacheHome, Cataloguers.All, limits, TimeProvider.System);
        if (request.InventoryOnly)
            return;
        chosen = DatabaseChoice.Of(request.Database, request.DataHome, request.CacheHome);
        database = AdvisoryDatabase.Open(chosen.Path);
    }

    OpenOptions Opening => new()
    {
        Limits = limits,
        Platform = request.Platform,
        AllPlatforms = request.AllPlatforms,
        Tags = request.Tags,
        CrossMounts = request.CrossMounts,
        Storage = request.Storage,
        ManagedInflate = request.ManagedInflate,
        TrustReferringIndexes = request.TrustSoci,
        Registry = request.Registry with { Limits = limits },
        CacheHome = request.NoCache ? null : request.CacheHome,
        Engines = request.Engines,
        Network = request.Registry.Network,
    };

    /// <summary>Scans the one subject of the target.</summary>
    public static ScanResult Run(ScanRequest request, Terminal terminal, CancellationToken cancellation)
    {
        ScanResult? only = null;
        RunAll(request, terminal, result => only = result, cancellation);
        return only!;
    }

    /// <summary>Scans all subjects of the target, one after the other.</summary>
    /// <param name="each">Takes each result as it comes.</param>
    /// <returns>The worst exit code. Where several were asked for, one that cannot be read is told, and the others are scanned.</returns>
    public static int RunAll(ScanRequest request, Terminal terminal, Action<ScanResult> each, CancellationToken cancellation)
    {
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (request.Timeout is { } timeout)
            clock.CancelAfter(timeout);
        using var job = new ScanJob(request, terminal);
        try
        {
            var worst = ExitCode.Done;
            if (BillTarget.FileOf(request.Target) is { } bill)
            {
                worst = job.Judge(BillTarget.Read(bill, request, job.limits), each);
                job.TellAge();
                return worst;
            }

            using var subjects = Targets.Find(request.Target, job.Opening, clock.Token);
            foreach (var pending in subjects.Subjects)
                worst = Math.Max(worst, job.Scan(pending, each, clock.Token));
            job.TellAge();
            return worst;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new UnreadableSubjectException($"{request.Target} was not read within {request.Timeout!.Value.TotalSeconds:N0} seconds; give it more with --timeout.");
        }
    }

    public void Dispose() => database?.Dispose();

    int Scan(PendingSubject pending, Action<ScanResult> each, CancellationToken cancellation)
    {
        try
        {
            using var subject = pending.Open();
            var result = Scan(subject, cancellation);
            each(result);
            return result.Verdict.Result == VerdictResult.Unfit ? ExitCode.Unfit : ExitCode.Done;
        }
        catch (Exception e) when (request.IsSeveral && e is (UnreadableSubjectException or ServiceException))
        {
            terminal.Fail($"{pending.Name}: {e.Message}");
            return ExitCode.Unreadable;
        }
    }

    int Judge((Subject Subject, SubjectEvidence Evidence) bill, Action<ScanResult> each)
    {
        IReadOnlyList<string> notes = [];
        var result = database is null ? Scanner.Inventory(bill.Subject, bill.Evidence) : Scanner.Scan(bill.Subject, bill.Evidence, limits, database, judging, out notes);
        Tell(notes);
        each(result);
        return result.Verdict.Result == VerdictResult.Unfit ? ExitCode.Unfit : ExitCode.Done;
    }

    ScanResult Scan(OpenedSubject subject, CancellationToken cancellation)
    {
        using var progress = terminal.ShowsProgress && !request.Quiet ? new ProgressLine(terminal.Error, TimeProvider.System) : null;
        var gatherer = new EvidenceGatherer(Cataloguers.All, cache, request.NoCache ? null : new KnownImages(request.CacheHome));
        var options = new ScanOptions { Limits = limits, Threads = request.Threads, VerifyFully = request.VerifyFully, ManagedInflate = request.ManagedInflate, Progress = progress };
        IReadOnlyList<string> notes = [];
        var result = database is null ? Scanner.Inventory(subject, gatherer, options, cancellation) : Scanner.Scan(subject, gatherer, options, database, judging, out notes, cancellation);
        Tell([.. notes, gatherer.CacheProblem, Fetch.Spared(result.Evidence.Observations), Fetch.BelievedWithoutProof(result.Evidence.Observations)]);
        return result;
    }

    void Tell(IReadOnlyList<string?> notes)
    {
        if (request.Quiet)
            return;
        foreach (var note in notes)
            if (note is not null)
                terminal.Note(note);
    }

    /// <summary>What the user should know of the advisories that it was judged by.</summary>
    void TellAge()
    {
        if (request.Quiet || chosen is null || database is null)
            return;
        foreach (var note in (string?[])[chosen.Note, Freshness.NoteOf(chosen, database.Info, request.Now, request.Offline)])
            if (note is not null)
                terminal.Note(note);
    }

    static string ReadIgnoreFile(string path) => BoundedFile.Read(path, MaxIgnoreBytes, out var problem) is { } bytes
        ? System.Text.Encoding.UTF8.GetString(bytes)
        : throw new UsageException($"The ignore file {path} cannot be read: {problem}.");
}
