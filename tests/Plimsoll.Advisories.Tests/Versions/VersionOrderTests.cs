using CsCheck;
using Plimsoll.Advisories.Versions;

namespace Plimsoll.Advisories.Tests.Versions;

public class VersionOrderTests
{
    static readonly Gen<string> Piece = Words("0", "1", "2", "10", "01", "0", "a", "b", "rc", "~", "^", "+", ".", ".", "_p1", "_rc2", "_alpha", "~rc1", "git2");

    /// <summary>Versions rich in edges, with an epoch now and then and always a release.</summary>
    static readonly Gen<string> Version =
        from epoch in Words("", "", "0:", "1:")
        from first in Words("0", "1", "2")
        from pieces in Piece.List[0, 5]
        from release in Words("-1", "-2", "-r0", "-1.el9", "-0ubuntu1~22.04", "-r1")
        select epoch + first + string.Concat(pieces) + release;

    public static IEnumerable<TheoryDataRow<IVersionScheme>> Schemes => VersionSchemes.All.Select(s => new TheoryDataRow<IVersionScheme>(s));

    [Theory, MemberData(nameof(Schemes), DisableDiscoveryEnumeration = true)]
    public void Every_version_equals_itself(IVersionScheme scheme) =>
        Version.Sample(v => scheme.Compare(v, v) == 0);

    [Theory, MemberData(nameof(Schemes), DisableDiscoveryEnumeration = true)]
    public void Swapping_sides_swaps_the_sign(IVersionScheme scheme) =>
        Gen.Select(Version, Version).Sample((a, b) => Math.Sign(scheme.Compare(a, b)) == -Math.Sign(scheme.Compare(b, a)), iter: 20_000);

    [Theory, MemberData(nameof(Schemes), DisableDiscoveryEnumeration = true)]
    public void The_order_is_transitive(IVersionScheme scheme) =>
        Gen.Select(Version, Version, Version).Sample((a, b, c) =>
            (scheme == VersionSchemes.Alpm && (HasStraySeparator(a) || HasStraySeparator(b) || HasStraySeparator(c))) ||
            scheme.Compare(a, b) > 0 || scheme.Compare(b, c) > 0 || scheme.Compare(a, c) <= 0, iter: 100_000);

    [Theory, MemberData(nameof(Schemes), DisableDiscoveryEnumeration = true)]
    public void No_string_makes_a_comparison_throw(IVersionScheme scheme) =>
        Gen.Select(Gen.String, Gen.String).Sample((a, b) => Math.Sign(scheme.Compare(a, b)) == -Math.Sign(scheme.Compare(b, a)));

    /// <summary>pacman's own vercmp, which ours agrees with, is no order once separators stand doubled or last.</summary>
    static bool HasStraySeparator(string version)
    {
        for (var i = 1; i < version.Length; i++)
            if (!char.IsAsciiLetterOrDigit(version[i]) && !char.IsAsciiLetterOrDigit(version[i - 1]))
                return true;
        return false;
    }

    static Gen<string> Words(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);
}
