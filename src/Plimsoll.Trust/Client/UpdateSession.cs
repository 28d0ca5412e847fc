using Plimsoll.Core;
using Plimsoll.Trust.Metadata;

namespace Plimsoll.Trust.Client;

/// <summary>One update: its sources, its moment, and the root that is believed by now.</summary>
sealed class UpdateSession(ITrustedFetch fetch, ITrustedStore store, TimeProvider time, TrustLimits limits)
{
    readonly BoundedReader reader = new(time, limits);

    public ITrustedStore Store => store;

    public TrustLimits Limits => limits;

    /// <summary>Fixed when the update begins (TUF 1.0, section 5.1): nothing expires while it runs.</summary>
    public DateTimeOffset Now { get; } = Moment.Of(store, time);

    public RootMetadata Root { get; set; } = null!;

    /// <summary>A metadata file, no larger than stated above it, or than the fixed limit where nothing is stated; null where the mirror has none.</summary>
    public SignedFile? Fetch(string file, FileFacts? stated, int limit) => About(file, () =>
    {
        if (stated?.Length is { } length && length > limit)
            throw new MetadataException(Refusal.TooLarge, $"it is said to have {length:N0} bytes, which is more than the {limit:N0} allowed");
        using var stream = fetch.Open($"metadata/{file}");
        if (stream is null)
            return null;
        var bytes = reader.Whole(stream, stated?.Length ?? limit);
        stated?.Require(bytes);
        return SignedFile.Parse(bytes);
    });

    /// <summary>What is kept under a name, where it still counts: signed by today's keys. A torn file is as good as none.</summary>
    public T? Kept<T>(string name, string role, Func<SignedFile, T> read)
        where T : class
    {
        if (store.Read(name) is not { } bytes)
            return null;
        try
        {
            var file = SignedFile.Parse(bytes);
            file.Require(Root, role);
            return read(file);
        }
        catch (MetadataException)
        {
            return null;
        }
    }

    public void Copy(string path, long length, BoundedReader.Piece write) => About(path, () =>
    {
        using var stream = fetch.Open(path) ?? throw new MetadataException(Refusal.Missing, "the mirror does not have it");
        reader.Copy(stream, length, write);
        return true;
    });

    /// <summary>Turns a refusal into the user's sentence: which mirror, which file, why.</summary>
    public T About<T>(string file, Func<T> judge)
    {
        try
        {
            return judge();
        }
        catch (MetadataException e)
        {
            throw new UntrustedException(fetch.Name, file, e.Refusal, e.Message);
        }
        catch (BrokenOffException e)
        {
            throw new ServiceException($"{fetch.Name} broke off in the middle of {file} ({e.Message}); try again later. Nothing of it was used.", e);
        }
    }

    public UntrustedException Missing(string file) => new(fetch.Name, file, Refusal.Missing, "the mirror does not have it");
}
