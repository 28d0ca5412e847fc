namespace Plimsoll.Advisories.Building;

/// <summary>Things worth naming, of which there may be very many: the first hundred are kept, all are counted.</summary>
public sealed class NamedList
{
    const int MaxNamed = 100;

    readonly List<string> named = [];

    /// <summary>At most a hundred, in the order in which they were met.</summary>
    public IReadOnlyList<string> Named => named;

    public int Count { get; private set; }

    public int Unnamed => Count - named.Count;

    internal void Add(string name)
    {
        Count++;
        if (named.Count < MaxNamed)
            named.Add(name);
    }
}
