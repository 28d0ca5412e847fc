namespace Plimsoll.Advisories.Versions;

/// <summary>rpm's order: <c>[epoch:]version[-release]</c>.</summary>
/// <remarks>rpm-version(7).</remarks>
sealed class RpmVersion : IVersionScheme
{
    public string Name => "rpm";

    public int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var epoch = Epoch.CompareNumbers(Epoch.Split(a, out a), Epoch.Split(b, out b));
        if (epoch != 0)
            return epoch;
        var (dashA, dashB) = (a.LastIndexOf('-'), b.LastIndexOf('-'));
        var version = RpmSegments.Compare(dashA < 0 ? a : a[..dashA], dashB < 0 ? b : b[..dashB]);

        // Unlike rpm's own dependency rule a missing release sorts first: "equal to all" would be no order.
        if (version != 0 || dashA < 0 || dashB < 0)
            return version != 0 ? version : (dashA >= 0).CompareTo(dashB >= 0);
        return RpmSegments.Compare(a[(dashA + 1)..], b[(dashB + 1)..]);
    }

    public bool IsValid(ReadOnlySpan<char> version)
    {
        Epoch.Split(version, out var rest);
        return rest.ContainsAnyInRange('0', '9') || rest.ContainsAnyInRange('a', 'z') || rest.ContainsAnyInRange('A', 'Z');
    }
}
