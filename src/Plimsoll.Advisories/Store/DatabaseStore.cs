using Plimsoll.Advisories.Database;

namespace Plimsoll.Advisories.Store;

/// <summary>
/// The databases that were fetched or built here, below the data home: the one in use, the one before it, and at most one candidate.
/// Whatever interrupts a change, the one in use stays whole and in use.
/// </summary>
/// <remarks>Databases are named by what they say; a small file, replaced by a rename, points to the one in use.</remarks>
/// <param name="dataHome">Plimsoll's directory below the XDG data home.</param>
public sealed class DatabaseStore(string dataHome)
{
    static readonly TimeSpan DefaultPatience = TimeSpan.FromMinutes(10);

    /// <summary>Where the databases lie.</summary>
    public string Directory { get; } = Path.Join(dataHome, "db");

    /// <summary>The database in use; null where nothing was ever switched to, or where its file is gone or cut off (then <see cref="Problem"/> says so).</summary>
    public string? CurrentPath => Whole(StorePointer.Read(Directory)?.Current);

    /// <summary>What <see cref="Rollback"/> would go back to.</summary>
    public string? PreviousPath => Whole(StorePointer.Read(Directory)?.Previous);

    /// <summary>What the database in use was made of, as its maker said; empty where there is none.</summary>
    public string CurrentInputs => StorePointer.Read(Directory) is { } pointer && Whole(pointer.Current) is not null ? pointer.Current.Inputs : "";

    /// <summary>When the database in use was last known to be the newest there is.</summary>
    public DateTimeOffset? Checked => StorePointer.Read(Directory)?.Checked;

    /// <summary>Why there is no database in use though there was one, in a sentence.</summary>
    public string? Problem
    {
        get
        {
            var pointed = Path.Exists(Path.Join(Directory, "current"));
            return pointed && CurrentPath is null ? $"The updated advisory database in {Directory} is damaged and was left out; fetch it again with: plimsoll db update" : null;
        }
    }

    /// <summary>Gives a place to make a new database at, and takes the store's lock until the candidate is disposed. Remains of interrupted updates are removed.</summary>
    /// <param name="patience">How long to wait for another process that is updating; ten minutes where it is not said.</param>
    /// <exception cref="Core.ServiceException">The other process took longer.</exception>
    public DatabaseCandidate NewCandidate(TimeSpan? patience = null, CancellationToken cancellation = default)
    {
        System.IO.Directory.CreateDirectory(Directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var padlock = StoreLock.Take(Directory, patience ?? DefaultPatience, cancellation);
        foreach (var left in System.IO.Directory.EnumerateFiles(Directory).Where(f => StoreNames.IsRemains(Path.GetFileName(f))))
            File.Delete(left);
        return new DatabaseCandidate(Path.Join(Directory, StoreNames.Candidate), padlock);
    }

    /// <summary>Checks a candidate and puts it into use; the database in use becomes the one before.</summary>
    /// <param name="now">Kept as the time when this was the newest.</param>
    /// <returns>The path of the database now in use. One that says the same as the one in use replaces nothing.</returns>
    /// <exception cref="RefusedDatabaseException">It is damaged, or too far from the one in use; that stays.</exception>
    public string SwitchTo(DatabaseCandidate candidate, DatabaseChecks checks, DateTimeOffset now)
    {
        var name = StoreNames.Of(Examine(candidate.Path, checks));
        var pointer = StorePointer.Read(Directory);
        var stored = new StoredDatabase(name, candidate.Inputs.ReplaceLineEndings(" "));
        var path = Path.Join(Directory, name);
        if (pointer?.Current.File == name && Whole(pointer.Current) is not null)
        {
            (pointer with { Current = stored, Checked = now }).Write(Directory);
            return path;
        }

        Flush(candidate.Path);
        File.Move(candidate.Path, path, overwrite: true);
        var previous = pointer is not null && Whole(pointer.Current) is not null ? pointer.Current : pointer?.Previous;
        new StorePointer(stored, previous, now).Write(Directory);
        Prune(name, previous?.File);
        return path;
    }

    /// <summary>Says that the database in use is still the newest. Only who holds a candidate may.</summary>
    public void Confirm(DateTimeOffset now)
    {
        if (StorePointer.Read(Directory) is { } pointer)
            (pointer with { Checked = now }).Write(Directory);
    }

    /// <summary>Goes back to the database before the one in use, which is removed.</summary>
    /// <returns>The path of the database now in use; null where there is none to go back to, and nothing was changed.</returns>
    public string? Rollback(CancellationToken cancellation = default)
    {
        if (PreviousPath is null)
            return null;
        using var candidate = NewCandidate(cancellation: cancellation);
        if (StorePointer.Read(Directory) is not { Previous: { } previous } pointer || Whole(previous) is not { } path)
            return null;
        (pointer with { Current = previous, Previous = null }).Write(Directory);
        Prune(previous.File, null);
        return path;
    }

    /// <returns>The digest of what it says.</returns>
    string Examine(string path, DatabaseChecks checks)
    {
        try
        {
            if (DatabaseVerifier.Verify(path) is { Count: > 0 } problems)
                throw new RefusedDatabaseException(problems);
            using var after = AdvisoryDatabase.Open(path);
            if (!after.Info.Sources.Any(s => s.Advisories > 0))
                throw new RefusedDatabaseException(["It holds no advisory."]);
            if ((CurrentPath ?? checks.Carried) is not { } known)
                return after.Info.Digest;
            using var before = AdvisoryDatabase.Open(known);
            var reasons = CurrentPath is null ? DatabaseComparison.Missing(before, after, checks) : DatabaseComparison.Problems(before, after, checks);
            return reasons.Count > 0 ? throw new RefusedDatabaseException(reasons) : after.Info.Digest;
        }
        catch (UnusableDatabaseException e)
        {
            throw new RefusedDatabaseException([e.Message]);
        }
    }

    string? Whole(StoredDatabase? database) =>
        database is { File: var name } && Path.Join(Directory, name) is var path && DatabaseFile.IsWhole(path) ? path : null;

    void Prune(string current, string? previous)
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(Directory, StoreNames.DatabasePattern))
            if (Path.GetFileName(file) is var name && name != current && name != previous)
                File.Delete(file);
    }

    static void Flush(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }
}
