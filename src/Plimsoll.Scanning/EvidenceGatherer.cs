using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Chunked;
using Plimsoll.Images.Reading;
using Plimsoll.Images.Subjects;
using Plimsoll.Scanning.Caching;
using Plimsoll.Scanning.Dispatch;
using Plimsoll.Scanning.Layers;
using Plimsoll.Scanning.Settling;
using Plimsoll.Scanning.Squashing;

namespace Plimsoll.Scanning;

/// <summary>From an open subject to its settled evidence: layers read once and concurrently, or taken from the cache; squashed; settled.</summary>
/// <param name="cache">Null keeps nothing, and then plain layers need not be read through.</param>
public sealed class EvidenceGatherer(IReadOnlyList<IFileReader> readers, EvidenceCache? cache)
{
    /// <summary>Why evidence could not be kept, where it could not; a word for the log, no failure.</summary>
    public string? CacheProblem { get; private set; }

    /// <summary>Reads the subject.</summary>
    /// <exception cref="Core.UnreadableSubjectException">A layer is damaged or is not what its digest says; nothing of the subject was cached.</exception>
    public SubjectEvidence Gather(OpenedSubject subject, ScanOptions options, CancellationToken cancellation)
    {
        var meant = subject.Subject.Kind == SubjectKind.Directory ? readers : [.. readers.Where(r => r.Kind == ReaderKind.Installed)];
        var interests = new InterestTable(meant);
        var layers = ReadLayers(subject, interests, options, useCache: true, cancellation);
        var squash = Squash.Of(layers);
        var detours = Detours.Of(squash, meant, interests, options.Limits.MaxLinkHops);
        if (detours.Count > 0)
        {
            // Links lead to places that nobody looked at: look again, now knowing them. What is found depends on several layers, so it is not cached.
            var withDetours = new InterestTable(meant, detours);
            layers = ReadLayers(subject, withDetours, options, useCache: false, cancellation);
            squash = Squash.Of(layers);
        }

        var declared = meant.Where(r => r.Kind == ReaderKind.Declared).Select(r => r.Id.Name).ToHashSet(StringComparer.Ordinal);
        var evidence = Settlement.Of(squash, layers, subject.Layers, declared, options.Limits);
        return evidence with { Observations = [.. subject.Observations, .. evidence.Observations], Gaps = [.. subject.Gaps, .. evidence.Gaps] };
    }

    LayerEvidence[] ReadLayers(OpenedSubject subject, InterestTable interests, ScanOptions options, bool useCache, CancellationToken cancellation)
    {
        var evidence = new LayerEvidence[subject.Layers.Count];
        var fresh = new (Core.Digest Key, LayerEvidence Evidence)?[subject.Layers.Count];
        List<int> unread = [];
        for (var i = 0; i < evidence.Length; i++)
            if (useCache && !options.VerifyFully && Known(subject.Layers[i]) is { } found)
                evidence[i] = found;
            else
                unread.Add(i);

        // The longest first: the last to start should not be the last to end.
        unread.Sort((a, b) => (subject.Layers[b].StoredBytes ?? long.MaxValue, a).CompareTo((subject.Layers[a].StoredBytes ?? long.MaxValue, b)));
        var verification = options.VerifyFully ? Verification.Full : useCache && cache is not null ? Verification.Authenticating : Verification.None;
        var walking = new WalkOptions(verification, options.Progress, ReadAhead: options.Threads > unread.Count, ManagedInflate: options.ManagedInflate);
        using var budget = new ContentBudget(options.Limits);
        new LayerWorkers(options.Threads).Run(unread, (i, stop) =>
        {
            var (walk, read) = ReadLayer(subject.Layers[i], interests, walking, options.Limits, budget, stop);
            evidence[i] = read;
            fresh[i] = walk.Verified is { } verified ? (verified, read) : null;
        }, cancellation);

        if (useCache)
            Keep(fresh);
        return evidence;
    }

    LayerEvidence? Known(ILayer layer) =>
        (layer.CacheKey is { } key ? cache?.Find(key) : null) ?? (layer.PartsKey is { } parts ? cache?.Find(parts) : null);

    static (LayerWalk Walk, LayerEvidence Evidence) ReadLayer(ILayer layer, InterestTable interests, WalkOptions walking, Limits limits, ContentBudget budget, CancellationToken cancellation)
    {
        try
        {
            return ReadOnce(layer, interests, walking, limits, budget, cancellation);
        }
        catch (UnprovenPartException)
        {
            // Nothing of it is kept. Whole, the layer proves itself or is refused.
            return ReadOnce(layer, interests, walking with { Whole = true }, limits, budget, cancellation);
        }
    }

    static (LayerWalk Walk, LayerEvidence Evidence) ReadOnce(ILayer layer, InterestTable interests, WalkOptions walking, Limits limits, ContentBudget budget, CancellationToken cancellation)
    {
        var reader = new LayerReader(interests, limits, budget, cancellation);
        var walk = layer.Walk(reader, walking, cancellation);
        reader.AskForUnownedPrograms();
        if (reader.Later.Count > 0)
            layer.Walk(new LaterReader(reader, limits, budget, cancellation), walking with { Verification = Verification.None, Progress = null }, cancellation);
        return (walk, reader.ToEvidence(walk.Entries, walk.PlainBytes));
    }

    /// <summary>Only now, when every layer has proven itself, is anything kept.</summary>
    void Keep(IEnumerable<(Core.Digest Key, LayerEvidence Evidence)?> fresh)
    {
        foreach (var layer in fresh)
            if (layer is { } one && cache is not null)
                CacheProblem ??= cache.Keep(one.Key, one.Evidence);
    }
}
