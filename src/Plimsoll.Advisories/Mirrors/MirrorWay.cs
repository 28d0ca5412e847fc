using Plimsoll.Advisories.Deltas;
using Plimsoll.Trust;
using Plimsoll.Trust.Client;
using Plimsoll.Trust.Metadata;

namespace Plimsoll.Advisories.Mirrors;

/// <summary>Makes the candidate: by deltas where they lead to it for less, else of the whole database. What is fetched lies beside it, and is used only when its digest was right.</summary>
sealed class MirrorWay(TrustedUpdater updater, string candidate, IProgress<(string File, long Bytes)>? progress, CancellationToken cancellation)
{
    public long Fetched { get; private set; }

    public string? Note { get; private set; }

    /// <returns>How many deltas made it; null where none lead there.</returns>
    public int? ByDeltas(IEnumerable<(string Path, string Content)> bases, TargetsMetadata targets, TargetFile target, PlainDatabase wanted)
    {
        foreach (var (path, content) in bases)
            if (DeltaPlan.From(content, wanted.Content, targets, target.Length) is { } chain && Apply(path, chain, wanted))
                return chain.Count;
        return null;
    }

    public void Whole(TargetFile target, PlainDatabase wanted)
    {
        var packed = $"{candidate}.zst";
        try
        {
            Fetch(target, packed);
            Unpacking.Unpack(packed, candidate, wanted, cancellation);
        }
        finally
        {
            File.Delete(packed);
        }
    }

    bool Apply(string from, IReadOnlyList<TargetFile> chain, PlainDatabase wanted)
    {
        var files = chain.Select((_, i) => $"{candidate}.delta{i}").ToList();
        try
        {
            foreach (var (delta, file) in chain.Zip(files))
                Fetch(delta, file);
            DeltaApplier.Apply(from, [.. files.Select(file => (Func<Stream>)(() => new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1)))], candidate, DeltaLimits.Default, cancellation);
            if (wanted.IsIn(candidate))
                return true;
            Note = "The deltas of the mirror did not make the database that was signed; the whole one was fetched.";
        }
        catch (MalformedDeltaException e)
        {
            Note = $"{e.Message} The whole database was fetched.";
        }
        catch (UntrustedException e) when (e.Refusal == Refusal.Missing)
        {
            Note = $"{e.Message} The whole database was fetched.";
        }
        finally
        {
            files.ForEach(File.Delete);
        }

        File.Delete(candidate);
        return false;
    }

    void Fetch(TargetFile target, string file)
    {
        progress?.Report((target.Name, target.Length));
        using var output = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        updater.Fetch(target, output);
        Fetched += target.Length;
    }
}
