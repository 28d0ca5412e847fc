using Plimsoll.Advisories.Building;
using Plimsoll.Advisories.Store;
using Plimsoll.Advisories.Updating.Keeping;
using Plimsoll.Core;

namespace Plimsoll.Advisories.Updating;

/// <summary>Brings the advisory database up to date from the primary feeds: asks each, builds a new database beside the old one, and switches to it if it stands the checks.</summary>
public sealed class FeedUpdater(UpdateOptions options)
{
    readonly DatabaseStore store = new(options.DataHome);
    readonly FeedStates states = new(StatesOf(options.DataHome));
    readonly BodyStore bodies = new(Path.Join(options.DataHome, "feeds", "bodies"));

    /// <exception cref="ServiceException">No feed could be fetched and none is kept, or another process is updating.</exception>
    /// <exception cref="RefusedDatabaseException">The new database did not stand the checks; the old one stays.</exception>
    public UpdateReport Update(CancellationToken cancellation)
    {
        using var candidate = store.NewCandidate(cancellation: cancellation);
        var fetches = FeedFetch.All(options, states, bodies, cancellation).GetAwaiter().GetResult();
        if (fetches.Length == 0)
            throw new UsageException("Every feed of the list is off; turn one on.");
        if (UpdateInputs.Of(fetches) == store.CurrentInputs)
            return Unchanged(fetches);
        return Build(fetches, candidate, cancellation);
    }

    internal static string StatesOf(string dataHome) => Path.Join(dataHome, "feeds", "state");

    UpdateReport Unchanged(FeedFetch[] fetches)
    {
        foreach (var fetch in fetches)
            if (fetch.Now is { } now)
                states.Write(now);
        Confirm(fetches);
        return Report(fetches, switched: false, []);
    }

    UpdateReport Build(FeedFetch[] fetches, DatabaseCandidate candidate, CancellationToken cancellation)
    {
        // Those with something new first: where none of it is believed, the others need not be read.
        var reader = new FeedReader(options, bodies, cancellation);
        var contents = new Collector?[fetches.Length];
        foreach (var index in Enumerable.Range(0, fetches.Length).Where(i => fetches[i].IsNew))
            (fetches[index], contents[index]) = reader.Read(fetches[index]);
        if (UpdateInputs.Of(fetches) == store.CurrentInputs)
            return Unchanged(fetches);
        foreach (var index in Enumerable.Range(0, fetches.Length).Where(i => contents[i] is null))
            (fetches[index], contents[index]) = reader.Read(fetches[index]);
        var skipped = contents.Select(c => c?.Skipped.Count ?? 0).ToList();
        Save(fetches);
        Write(fetches, contents, candidate);
        candidate.Inputs = UpdateInputs.Of(fetches);
        var before = store.CurrentPath;
        var after = store.SwitchTo(candidate, Checks(fetches, contents), options.Time.GetUtcNow());
        return Report(fetches, switched: after != before, skipped);
    }

    /// <summary>What cannot be used is forgotten, so that it is fetched anew. States first, then what no state names: an interruption between leaves bodies too many, never too few.</summary>
    void Save(FeedFetch[] fetches)
    {
        foreach (var fetch in fetches)
            if (fetch.Used is { } used)
                states.Write(used);
            else
                states.Forget(fetch.Feed.Name);
        var listed = options.Feeds.Where(f => f.IsOn).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var left in states.All().Where(s => !listed.Contains(s.Name)).ToList())
            states.Forget(left.Name);
        bodies.Prune(states.All().SelectMany(s => s.All).Select(f => f.Digest).ToHashSet(StringComparer.Ordinal), options.Time.GetUtcNow());
    }

    void Write(FeedFetch[] fetches, Collector?[] contents, DatabaseCandidate candidate)
    {
        var all = new Collector();
        foreach (var content in contents)
            if (content is not null)
                all.Absorb(content);
        if (all.Count == 0)
            throw new ServiceException($"No feed could be used, and there is no copy of any: {string.Join("; ", fetches.Select(f => $"{f.Feed.Name}: {f.Problem}").Take(5))}.");
        DatabaseWriter.Write(all, candidate.Path, options.AsOf);
    }

    /// <summary>Who accepts that a feed shrank accepts it of the sources in it.</summary>
    DatabaseChecks Checks(FeedFetch[] fetches, Collector?[] contents)
    {
        var sources = fetches.Zip(contents).Select(f => (f.First.Feed.Name, Sources: f.Second?.Sources.Keys ?? [])).ToList();
        return options.Checks with
        {
            AcceptShrunk = [.. options.Checks.AcceptShrunk, .. sources.Where(s => options.Checks.AcceptsShrunk(s.Name)).SelectMany(s => s.Sources)],
            AcceptOlder = [.. options.Checks.AcceptOlder, .. sources.Where(s => options.Checks.AcceptsOlder(s.Name)).SelectMany(s => s.Sources)],
        };
    }

    /// <summary>Data is as fresh as the feeds that answered: one that never does must not make every scan complain.</summary>
    void Confirm(FeedFetch[] fetches)
    {
        if (fetches.Any(f => f.Now is not null))
            store.Confirm(options.Time.GetUtcNow());
    }

    UpdateReport Report(FeedFetch[] fetches, bool switched, IReadOnlyList<int> skipped) => new(store.CurrentPath, switched, [.. fetches.Select((f, i) => new FeedOutcome(
        f.Feed.Name,
        f.Problem is not null ? FeedOutcomeKind.Failed : f.IsNew ? FeedOutcomeKind.New : FeedOutcomeKind.Unchanged,
        f.Problem,
        f.Used?.Confirmed,
        f.Used?.Advisories ?? 0,
        skipped.Count > i ? skipped[i] : 0))]);
}
