namespace Plimsoll.Advisories.Versions;

/// <summary>How one kind of package orders its versions. Every comparer is a total order over complete versions; strings that the tool would refuse get some order and never throw.</summary>
public interface IVersionScheme
{
    /// <summary>Stable name: <c>dpkg</c>, <c>semver</c>, <c>pep440</c> …</summary>
    string Name { get; }

    /// <returns>Less than, equal to or greater than zero.</returns>
    int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b);

    /// <summary>Whether the tool itself would accept the version.</summary>
    bool IsValid(ReadOnlySpan<char> version);
}
