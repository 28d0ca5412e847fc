using Plimsoll.Core.Advisories;

namespace Plimsoll.Advisories.Feeds;

/// <summary>Where a feed puts its advisories, and the records it could not read.</summary>
public abstract class FeedSink
{
    /// <summary>Keeps an advisory of a source.</summary>
    public abstract void Add(FeedSource source, Advisory advisory);

    /// <summary>Counts and names a record that could not be read.</summary>
    /// <param name="record">Which one, as well as can be told: its id, or its position.</param>
    public abstract void Skip(string record, string why);
}
