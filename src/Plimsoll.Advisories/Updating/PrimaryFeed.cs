namespace Plimsoll.Advisories.Updating;

/// <summary>How a feed's files hang together, and so which requests tell that nothing is new.</summary>
public enum FeedLayout
{
    /// <summary>Files, each asked for itself.</summary>
    File,

    /// <summary>Files, and an index that changes whenever one of them does.</summary>
    Marker,

    /// <summary>An RPM repository behind a list of mirrors.</summary>
    Repository,

    /// <summary>A directory of CSAF documents: an archive of all, and a list of what changed since.</summary>
    Csaf,
}

/// <summary>Where a publisher serves its advisories. One entry of <c>feeds.yaml</c>.</summary>
/// <param name="Form">The name of the reader (<see cref="Feeds.IFeed.Name"/>).</param>
/// <param name="Index">What shows by itself whether anything is new; null for <see cref="FeedLayout.File"/>.</param>
/// <param name="Largest">Bytes of one file; more is refused.</param>
public sealed record PrimaryFeed(string Name, string Title, string Licence, string Form, FeedLayout Layout, Uri? Index, IReadOnlyList<Uri> Files, long Largest, bool IsOn);
