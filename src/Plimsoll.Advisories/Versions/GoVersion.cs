namespace Plimsoll.Advisories.Versions;

/// <summary>Go's modules and toolchains: <c>v1.2.3</c>, pseudo-versions (which are pre-releases), <c>+incompatible</c> (which does not count), <c>go1.22rc1</c>.</summary>
/// <remarks>Go Modules Reference, "Versions". A toolchain says more after a space (<c>go1.22.1 X:boringcrypto</c>), which does not count.</remarks>
sealed class GoVersion : IVersionScheme
{
    public string Name => "go";

    public int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var left = new SemVerParts(Bare(a));
        var right = new SemVerParts(Bare(b));
        var core = DottedNumbers.Compare(left.Core, right.Core);
        if (core != 0)
            return core;
        if (left.PreRelease.IsEmpty || right.PreRelease.IsEmpty)
            return left.PreRelease.IsEmpty.CompareTo(right.PreRelease.IsEmpty);
        var first = Identifiers.CompareOne(First(left, out var restA), First(right, out var restB));
        return first != 0 ? first : Identifiers.Compare(restA, restB);
    }

    public bool IsValid(ReadOnlySpan<char> version)
    {
        var bare = Bare(version);
        var isToolchain = version.TrimStart().StartsWith("go");
        var parts = new SemVerParts(bare);
        return isToolchain ? !parts.Core.IsEmpty : parts.IsValid(bare, 3, 3, coreZeros: false, zeros: false);
    }

    /// <summary>A toolchain's <c>rc1</c> is what its advisories write as <c>-rc.1</c>.</summary>
    static ReadOnlySpan<char> First(in SemVerParts version, out ReadOnlySpan<char> rest)
    {
        rest = version.PreRelease;
        if (version.IsLoose && char.IsAsciiLetter(rest[0]))
            return Words.TakeLetters(ref rest);
        var dot = rest.IndexOf('.');
        var first = dot < 0 ? rest : rest[..dot];
        rest = dot < 0 ? "" : rest[(dot + 1)..];
        return first;
    }

    static ReadOnlySpan<char> Bare(ReadOnlySpan<char> version)
    {
        version = version.Trim();
        if (version is ['g', 'o', >= '0' and <= '9', ..])
            version = version[2..];
        var space = version.IndexOf(' ');
        return space < 0 ? version : version[..space];
    }
}
