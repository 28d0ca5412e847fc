namespace Plimsoll.Advisories.Versions;

/// <summary>Bitnami's order: <c>version[-pre-release][-revision]</c>. A number after the last hyphen is the packager's revision, and newer than none.</summary>
sealed class BitnamiVersion : IVersionScheme
{
    public string Name => "bitnami";

    public int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var revisionA = TakeRevision(ref a);
        var revisionB = TakeRevision(ref b);
        var result = SemVerParts.Compare(new SemVerParts(a), new SemVerParts(b));
        return result != 0 ? result : Epoch.CompareNumbers(revisionA, revisionB);
    }

    public bool IsValid(ReadOnlySpan<char> version)
    {
        TakeRevision(ref version);
        return new SemVerParts(version).IsValid(version, 1, int.MaxValue, coreZeros: true, zeros: true);
    }

    /// <summary>As image tags write it (<c>-r3</c>) and as the packages' own documents do (<c>-3</c>).</summary>
    static ReadOnlySpan<char> TakeRevision(scoped ref ReadOnlySpan<char> version)
    {
        version = version.Trim();
        var dash = version.LastIndexOf('-');
        if (dash < 0)
            return "";
        var revision = version[(dash + 1)..];
        if (revision is ['r', ..])
            revision = revision[1..];
        if (!Identifiers.IsNumber(revision))
            return "";
        version = version[..dash];
        return revision;
    }
}
