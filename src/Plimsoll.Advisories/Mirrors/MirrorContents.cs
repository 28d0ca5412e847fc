using Plimsoll.Advisories.Building;
using Plimsoll.Advisories.Deltas;
using Plimsoll.Core;
using Plimsoll.Trust.Metadata;
using Plimsoll.Trust.Repository;

namespace Plimsoll.Advisories.Mirrors;

/// <summary>Puts the new database, and the delta to it from the one before, among the targets.</summary>
sealed class MirrorContents(PublishOptions options, PublishedMirror mirror)
{
    /// <returns>The targets to be signed, and how large the new delta is.</returns>
    public (IReadOnlyList<TargetFile> Targets, long? DeltaBytes) Next(RepositoryState state, CancellationToken cancellation)
    {
        var plain = PlainDatabase.Of(options.Database);
        var deltas = Chain(state);
        if (state.Targets.GetValueOrDefault(MirrorNames.Database) is { } old && MirrorNames.PlainOf(old) is { } before)
        {
            if (before == plain && File.Exists(PathOf(old)))
                return ([old, .. deltas], null);
            if (before.Content != plain.Content && Delta(old, before, plain, cancellation) is { } delta)
                return ([Whole(plain), delta, .. deltas.Where(d => MirrorNames.StartOf(d) != before.Content).Take(options.KeptDeltas - 1)], delta.Length);
        }

        return ([Whole(plain)], null);
    }

    /// <summary>The deltas that lead to the database published before, the last step first.</summary>
    List<TargetFile> Chain(RepositoryState state)
    {
        List<TargetFile> chain = [];
        var all = state.Targets.Values.Where(t => t.Custom.ContainsKey("to")).ToList();
        var at = state.Targets.GetValueOrDefault(MirrorNames.Database) is { } database ? MirrorNames.PlainOf(database)?.Content : null;
        while (chain.Count < options.KeptDeltas && all.Find(d => MirrorNames.EndOf(d) == at) is { } step && File.Exists(PathOf(step)))
        {
            chain.Add(step);
            all.Remove(step);
            at = MirrorNames.StartOf(step);
        }

        return chain;
    }

    TargetFile Whole(PlainDatabase plain) => Add(temporary =>
    {
        File.Copy(options.Database, temporary);
        DatabaseCompression.Compress(temporary);
    }, (length, sha256) => MirrorNames.DatabaseTarget(plain, length, sha256));

    /// <returns>Null where the database published before is gone or altered: who has it fetches the whole.</returns>
    TargetFile? Delta(TargetFile old, PlainDatabase before, PlainDatabase after, CancellationToken cancellation)
    {
        var packed = PathOf(old);
        if (options.KeptDeltas == 0 || !File.Exists(packed) || PlainDatabase.HashOf(packed) != old.Sha256)
            return null;
        var unpacked = Path.Join(mirror.Targets, $".before-{Environment.ProcessId}.tmp");
        try
        {
            File.Delete(unpacked);
            Unpacking.Unpack(packed, unpacked, before, cancellation);
            return Add(temporary =>
            {
                using var output = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
                DeltaMaker.Make(unpacked, options.Database, output);
            }, (length, sha256) => MirrorNames.DeltaTarget(before.Content, after.Content, length, sha256));
        }
        catch (ServiceException)
        {
            return null;
        }
        finally
        {
            File.Delete(unpacked);
        }
    }

    /// <summary>Makes a target's file; it gets its name when it is whole.</summary>
    TargetFile Add(Action<string> make, Func<long, string, TargetFile> describe)
    {
        var temporary = Path.Join(mirror.Targets, $".new-{Environment.ProcessId}.tmp");
        try
        {
            File.Delete(temporary);
            make(temporary);
            var target = describe(new FileInfo(temporary).Length, PlainDatabase.HashOf(temporary));
            using (var handle = File.OpenHandle(temporary, FileMode.Open, FileAccess.ReadWrite))
                RandomAccess.FlushToDisk(handle);
            File.Move(temporary, PathOf(target), overwrite: true);
            return target;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    string PathOf(TargetFile target) => Path.Join(mirror.Targets, RepositoryWriter.PathOf(target));
}
