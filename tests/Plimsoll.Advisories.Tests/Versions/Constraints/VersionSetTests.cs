using CsCheck;
using Plimsoll.Advisories.Versions;
using Plimsoll.Advisories.Versions.Constraints;
using Plimsoll.Core.Advisories;

namespace Plimsoll.Advisories.Tests.Versions.Constraints;

/// <summary>Sets of versions against the plain question of whether a version lies in a span, asked of every version one by one.</summary>
public class VersionSetTests
{
    /// <summary>In order, with what lies between the ends that spans are made of.</summary>
    static readonly string[] Versions = ["0.9.0", "1.0.0-0", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.1.0", "1.2.0-a", "1.2.0", "1.2.5", "2.0.0-0", "2.0.0", "3.0.0"];

    static readonly Gen<VersionSpan> Spans =
        from a in Gen.Int[-1, Versions.Length - 1]
        from b in Gen.Int[-1, Versions.Length - 1]
        from left in Gen.Bool
        from right in Gen.Bool
        select new VersionSpan(a < 0 ? null : Versions[a], a >= 0 && left, b < 0 ? null : Versions[b], b >= 0 && right);

    [Fact]
    public void Union_intersection_complement_and_difference_hold_of_every_version() =>
        Gen.Select(Spans.List[0, 6], Spans.List[0, 6]).Sample((a, b) =>
        {
            var (left, right) = (Set(a), Set(b));
            foreach (var version in Versions)
            {
                var (inLeft, inRight) = (a.Any(s => Holds(s, version)), b.Any(s => Holds(s, version)));
                Assert.Equal(inLeft, left.Contains(version));
                Assert.Equal(inLeft || inRight, left.Union(right).Contains(version));
                Assert.Equal(inLeft && inRight, left.Intersect(right).Contains(version));
                Assert.Equal(!inLeft, left.Complement().Contains(version));
                Assert.Equal(inLeft && !inRight, left.Except(right).Contains(version));
            }
        });

    [Fact]
    public void Ranges_are_sorted_apart_and_say_the_same() =>
        Spans.List[0, 6].Sample(spans =>
        {
            var ranges = Set(spans).ToRanges();
            foreach (var version in Versions)
                Assert.Equal(spans.Any(s => Holds(s, version)), ranges.Count(r => Holds(r, version)) == 1);
            Assert.All(ranges.Zip(ranges.Skip(1)), pair =>
                Assert.True(VersionSchemes.SemVer.Compare(pair.First.LastAffected ?? pair.First.Fixed, pair.Second.Introduced) <= 0));
        });

    [Fact]
    public void Of_nothing_there_are_no_ranges_and_of_everything_there_is_one_without_ends()
    {
        Assert.Empty(Set([]).ToRanges());
        Assert.Equal([new VersionRange(null, null)], Set([]).Complement().ToRanges());
        Assert.True(Set([new VersionSpan("2.0.0", true, "1.0.0", true), new VersionSpan("1.0.0", false, "1.0.0", true)]).IsEmpty);
    }

    [Fact]
    public void Behind_a_last_affected_version_stands_the_next_that_is_patched() =>
        Assert.Equal([new VersionRange(null, "1.5.2", "1.5.1")], Set([VersionSpan.UpTo("1.5.1")]).ToRanges(Set([VersionSpan.AtLeast("1.5.2")])));

    static VersionSet Set(IEnumerable<VersionSpan> spans) => VersionSet.Of(VersionSchemes.SemVer, spans);

    static bool Holds(VersionSpan span, string version)
    {
        var (at, from, to) = (Array.IndexOf(Versions, version), Array.IndexOf(Versions, span.From), Array.IndexOf(Versions, span.To));
        return (span.From is null || at > from || (at == from && span.IncludesFrom)) && (span.To is null || at < to || (at == to && span.IncludesTo));
    }

    static bool Holds(VersionRange range, string version) => Holds(
        new VersionSpan(range.Introduced, !range.IsAfterIntroduced, range.LastAffected ?? range.Fixed, range.LastAffected is not null), version);
}
