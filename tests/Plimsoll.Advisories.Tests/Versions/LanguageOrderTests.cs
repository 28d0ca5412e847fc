using CsCheck;
using Plimsoll.Advisories.Versions;

namespace Plimsoll.Advisories.Tests.Versions;

/// <summary>That each language's order is one, over versions as any language writes them and over texts that are none.</summary>
public class LanguageOrderTests
{
    static readonly string[] Systems = ["dpkg", "apk", "rpm", "alpm"];

    static readonly string[] Pieces =
    [
        "0", "1", "2", "10", "01", "00", ".", ".", ".", "-", "-", "+", "_", "~", "!", "a", "b", "A", "rc", "RC", "alpha", "beta", "pre", "dev", "post", "x", "*", "#",
        "ga", "final", "sp", "SNAPSHOT", "foo", "patch", "stable", ".0", ".1", "-1", "-rc", "+1", "r1", ".dev1", " ", "é", "٣",
    ];

    static readonly Gen<string> Version =
        from first in Words("", "v", "1", "1", "1.0", "1.0", "0", "go1", "dev-", "1!1")
        from pieces in Words(Pieces).List[0, 6]
        select first + string.Concat(pieces);

    public static IEnumerable<TheoryDataRow<IVersionScheme>> Schemes =>
        VersionSchemes.All.Where(s => !Systems.Contains(s.Name)).Select(s => new TheoryDataRow<IVersionScheme>(s));

    [Theory, MemberData(nameof(Schemes), DisableDiscoveryEnumeration = true)]
    public void Swapping_sides_swaps_the_sign_and_every_version_equals_itself(IVersionScheme scheme) =>
        Gen.Select(Version, Version).Sample((a, b) =>
            scheme.Compare(a, a) == 0 && Math.Sign(scheme.Compare(a, b)) == -Math.Sign(scheme.Compare(b, a)), iter: 30_000);

    [Theory, MemberData(nameof(Schemes), DisableDiscoveryEnumeration = true)]
    public void The_order_is_transitive(IVersionScheme scheme) =>
        Gen.Select(Version, Version, Version).Sample((a, b, c) =>
            scheme.Compare(a, b) > 0 || scheme.Compare(b, c) > 0 || scheme.Compare(a, c) <= 0, iter: 150_000);

    [Theory, MemberData(nameof(Schemes), DisableDiscoveryEnumeration = true)]
    public void A_list_sorts_to_the_same_order_whatever_order_it_came_in(IVersionScheme scheme) =>
        Version.List[2, 30].Sample(versions =>
        {
            var sorted = versions.Order(Comparer<string>.Create((a, b) => scheme.Compare(a, b))).ToList();
            for (var i = 0; i < sorted.Count; i++)
                for (var j = i; j < sorted.Count; j++)
                    if (scheme.Compare(sorted[i], sorted[j]) > 0)
                        return false;
            return true;
        }, iter: 1_000);

    [Theory, MemberData(nameof(Schemes), DisableDiscoveryEnumeration = true)]
    public void No_string_makes_a_scheme_throw(IVersionScheme scheme) =>
        Gen.Select(Gen.String, Gen.String).Sample((a, b) =>
        {
            scheme.IsValid(a);
            return Math.Sign(scheme.Compare(a, b)) == -Math.Sign(scheme.Compare(b, a));
        });

    [Theory, MemberData(nameof(Schemes), DisableDiscoveryEnumeration = true)]
    public void A_huge_version_is_compared_in_one_pass(IVersionScheme scheme)
    {
        // With a cost that grows by the square these would take minutes.
        foreach (var piece in new[] { "0", ".0", "-0", ".0-", "0.", "1.", "a.", "-", ".x", "1a", "0-ga." })
        {
            var huge = "1" + string.Concat(Enumerable.Repeat(piece, 200_000));
            Assert.Equal(0, scheme.Compare(huge, huge));
            Assert.Equal(-Math.Sign(scheme.Compare(huge + "1", huge)), Math.Sign(scheme.Compare(huge, huge + "1")));
            scheme.IsValid(huge);
        }
    }

    [Theory, MemberData(nameof(Schemes), DisableDiscoveryEnumeration = true)]
    public void A_comparison_allocates_nothing(IVersionScheme scheme)
    {
        string[] versions = ["1.0.0", "v1.2.3-rc.1+build", "1!1.0a1.post2.dev3+x.1", "1.0-alpha-1.Final", "dev-main", "2.x-dev", "1.0~b-3", "go1.22rc1", "r9p1"];
        Compare();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Compare();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Compare()
        {
            foreach (var a in versions)
                foreach (var b in versions)
                    scheme.Compare(a, b);
        }
    }

    static Gen<string> Words(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);
}
