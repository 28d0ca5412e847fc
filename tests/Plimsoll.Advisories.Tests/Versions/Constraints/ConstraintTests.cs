using Plimsoll.Advisories.Versions;
using Plimsoll.Advisories.Versions.Constraints;

namespace Plimsoll.Advisories.Tests.Versions.Constraints;

public class ConstraintTests
{
    [Theory]
    [InlineData("^1.2.3", "1.2.2", false)]
    [InlineData("^1.2.3", "1.9.0", true)]
    [InlineData("1.2.3", "1.9.0", true)]
    [InlineData("^1.2.3", "2.0.0-rc.1", false)]
    [InlineData("^0.2.3", "0.3.0", false)]
    [InlineData("^0.0.3", "0.0.4", false)]
    [InlineData("^0.0", "0.0.9", true)]
    [InlineData("~1.2", "1.2.9", true)]
    [InlineData("~1.2", "1.3.0-a", false)]
    [InlineData("=1.2.3", "1.2.4", false)]
    [InlineData("=1.2", "1.2.4", true)]
    [InlineData("> 1.2.3", "1.2.3", false)]
    [InlineData("> 1.2", "1.2.9", false)]
    [InlineData("<= 1.2", "1.2.9", true)]
    [InlineData("< 1.2.3-beta.2", "1.2.3-beta.1", true)]
    [InlineData("< 0.5.0, >= 0.4.3", "0.4.9", true)]
    [InlineData("< 0.5.0, >= 0.4.3", "0.5.0", false)]
    [InlineData("*", "0.0.1-0", true)]
    public void Cargo_compares_by_the_plain_order(string constraint, string version, bool holds) =>
        Assert.Equal(holds, CargoConstraint.Parse(constraint)!.Contains(version));

    // The specification's own examples, and the cases that its rules name.
    [Theory]
    [InlineData("vers:npm/1.2.3|>=2.0.0|<5.0.0", "1.2.3 2.0.0 4.9.9", "1.2.4 5.0.0")]
    [InlineData("vers:npm/>=1.0.0|<=1.1.0|>=1.2.0|<=1.3.0", "1.0.0 1.1.0 1.3.0", "1.1.5 1.4.0 0.9.0")]
    [InlineData("vers:npm/!=1.2.3", "1.2.2 9.0.0", "1.2.3")]
    [InlineData("vers:npm/>=1.0.0|!=1.2.3|<2.0.0", "1.2.2 1.2.4", "1.2.3 2.0.0")]
    [InlineData("vers:pypi/0.0.0|0.0.1|0.0.2|0.0.3|1.0|2.0pre1", "0.0 2.0rc1", "0.0.4")]
    [InlineData("vers:deb/<1%3A2.0-1", "9.9-1 1:1.9-1", "1:2.0-1")]
    [InlineData("vers:gem/>=2.2.0|!=2.2.1|<2.3.0", "2.2.0 2.3.0.rc1", "2.2.1 2.3.0")]
    [InlineData("vers:maven/*", "1 2-alpha", "")]
    [InlineData("vers:golang/>v1.9.7|<v2.0.14", "v1.9.8", "v1.9.7 v2.0.14")]
    public void Vers_ranges_hold_what_the_specification_says(string text, string inside, string outside)
    {
        var set = VersConstraint.Parse(text)!;
        Assert.All(inside.Split(' ', StringSplitOptions.RemoveEmptyEntries), v => Assert.True(set.Contains(v), v));
        Assert.All(outside.Split(' ', StringSplitOptions.RemoveEmptyEntries), v => Assert.False(set.Contains(v), v));
    }

    [Theory]
    [InlineData("vers:npm/>=1|>=2")]
    [InlineData("vers:npm/>=1|<2|<3")]
    [InlineData("vers:npm/")]
    [InlineData("vers:npm/*|1")]
    [InlineData("vers:nobody/1")]
    [InlineData("npm/1")]
    public void What_is_no_vers_range_is_refused(string text) => Assert.Null(VersConstraint.Parse(text));

    [Fact]
    public void Texts_without_sense_or_end_are_refused_and_never_thrown_at()
    {
        string[] texts = ["", " ", "||", ",", "|", ">=", "1.2.3.", ">= ", "~>", "^", "a b c", "1 -  - 2", " - ", "\0", "é", "99999999999999999999.1.1", ">=1 <", "vers:", "vers:/", "vers:npm", new string('1', 5000), new string('|', 4000), string.Concat(Enumerable.Repeat(">1,", 1300))];
        foreach (var text in texts)
        {
            NpmConstraint.Parse(text);
            CargoConstraint.Parse(text);
            GemConstraint.Parse(text);
            ComposerConstraint.Parse(text);
            VersConstraint.Parse(text);
        }

        Assert.Null(NpmConstraint.Parse(new string('1', 5000)));
        Assert.Null(GemConstraint.Parse("~> x.1"));
        Assert.Null(CargoConstraint.Parse(">= 1.2.3.4"));
        Assert.Null(ComposerConstraint.Parse(">=foo"));
    }

    [Theory]
    [InlineData("2.0.0-0", "semver", "2.0.0")]
    [InlineData("2.0.0-rc.0", "semver", "2.0.0-rc.0")]
    [InlineData("1.2-dev", "composer", "1.2")]
    [InlineData("2.4.A", "gem", "2.4")]
    [InlineData("1.2-0", "rpm", "1.2-0")]
    public void A_bound_before_all_pre_releases_is_shown_as_the_release(string bound, string scheme, string shown) =>
        Assert.Equal(shown, LowestPreRelease.ReleaseOf(bound, VersionSchemes.All.Single(s => s.Name == scheme)));
}
