namespace Plimsoll.Advisories.Updating.Keeping;

/// <summary>What a server said that tells one version of a file from another.</summary>
/// <remarks>RFC 9110, 8.8.</remarks>
readonly record struct Validators(string? ETag, string? LastModified)
{
    public bool Any => ETag is not null || LastModified is not null;

    /// <summary>Whether they hold byte for byte, so that the rest of a file may be asked for.</summary>
    public string? ForRange => ETag is { } tag && !tag.StartsWith("W/", StringComparison.Ordinal) ? tag : ETag is null ? LastModified : null;
}

/// <summary>One file of a feed, as it was fetched.</summary>
/// <param name="Path">What readers are told as its name; forms are recognised by endings too.</param>
/// <param name="Url">Where it was asked for, before redirects.</param>
/// <param name="Digest">SHA-256 of the stored bytes in hexadecimal digits: its name in the body store.</param>
/// <param name="Stamp">What an index says of this version; null where there is none.</param>
sealed record KeptFile(string Path, string Url, string Digest, long Size, Validators Validators, string? Stamp = null);

/// <summary>A whole feed as it is kept: the last that could be read.</summary>
/// <param name="Marker">The index; its content is an answer too.</param>
/// <param name="Fetched">When its newest file came.</param>
/// <param name="Confirmed">When it was last known to be the newest there is.</param>
/// <param name="Advisories">How many it gave; 0 where it was not read yet.</param>
/// <param name="Newest">The day of the newest of them; null where none has a date.</param>
sealed record FeedState(string Name, KeptFile? Marker, IReadOnlyList<KeptFile> Files, DateTimeOffset Fetched, DateTimeOffset Confirmed, int Advisories, string? Newest)
{
    /// <summary>Every body that it needs.</summary>
    public IEnumerable<KeptFile> All => Marker is null ? Files : Files.Append(Marker);
}
