using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;
using Plimsoll.Policy.Licences;

namespace Plimsoll.Policy.Tests.Licences;

public class LicenceRulesTests
{
    [Theory]
    [InlineData("AGPL-*", null, "AGPL-3.0", "licence-denied")]
    [InlineData("AGPL-*", null, "GPL-3.0-only", "")]
    [InlineData("GPL-3.0", null, "GPLv3+", "licence-denied")]
    [InlineData("GPL-3.0", null, "GNU General Public License v3", "licence-denied")]
    [InlineData("GPL-3.0-only", null, "GPL-3.0-or-later", "")]
    [InlineData("GPL-3.0+", null, "GPL-3.0-or-later", "licence-denied")]
    [InlineData("gpl-3.0-only", null, "GPL-3.0-only", "licence-denied")]
    [InlineData("GPL-*", null, "MIT OR GPL-2.0-only", "")]
    [InlineData("GPL-*", null, "MIT AND GPL-2.0-only", "licence-denied")]
    [InlineData("GPL-*", null, "(MIT OR GPL-2.0-only) AND ISC", "")]
    [InlineData("GPL-*,ISC", null, "(MIT OR GPL-2.0-only) AND ISC", "licence-denied")]
    [InlineData("GPL-*", null, "GPL-2.0-only OR GPL-3.0-only", "licence-denied")]
    [InlineData("GPL-*", null, "GPL-2.0-only WITH Classpath-exception-2.0", "licence-denied")]
    [InlineData("GPL-*", "GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0", "")]
    [InlineData("GPL-*", "*, GPL-2.0-only WITH *", "GPL-2.0-only", "licence-denied")]
    [InlineData("GPL-* WITH Autoconf-*", null, "GPL-2.0-only WITH Classpath-exception-2.0", "")]
    [InlineData("GPL-* WITH Classpath-*", null, "GPL-2.0-only WITH Classpath-exception-2.0", "licence-denied")]
    [InlineData("GPL-* WITH Classpath-*", null, "GPL-2.0-only", "")]
    [InlineData("LicenseRef-*", null, "Proprietary", "licence-denied")]
    [InlineData("LicenseRef-BSD", null, "The BSD License", "licence-denied")]
    [InlineData("MIT", null, "", "")]
    [InlineData(null, "MIT,Apache-2.0", "MIT", "")]
    [InlineData(null, "MIT,Apache-2.0", "Apache License, Version 2.0", "")]
    [InlineData(null, "MIT,Apache-2.0", "MIT AND Apache-2.0", "")]
    [InlineData(null, "MIT,Apache-2.0", "MIT AND ISC", "licence-not-allowed")]
    [InlineData(null, "MIT,Apache-2.0", "MIT OR ISC", "")]
    [InlineData(null, "MIT,Apache-2.0", "Apache-2.0+", "")]
    [InlineData(null, "MIT", "", "licence-unknown")]
    [InlineData(null, "MIT", "NOASSERTION", "licence-unknown")]
    [InlineData(null, "MIT", "do as you please", "licence-unknown")]
    [InlineData(null, "MIT", "MIT AND Homemade", "licence-unknown")]
    [InlineData(null, "MIT", "GPL-2.0-only AND Homemade", "licence-not-allowed")]
    [InlineData(null, "GPL-2.0-only", "GPL-2.0-or-later", "")]
    [InlineData(null, "GPL-3.0-only", "GPL-2.0-or-later", "")]
    [InlineData(null, "GPL-1.0-only", "GPL-2.0-or-later", "licence-not-allowed")]
    [InlineData(null, "LGPL-3.0-only", "GPL-2.0-or-later", "licence-not-allowed")]
    [InlineData(null, "EUPL-1.2", "EUPL-1.1+", "")]
    [InlineData(null, "EUPL-1.0", "EUPL-1.1+", "licence-not-allowed")]
    [InlineData(null, "GPL-2.0-only", "GPL-2.0-only WITH Classpath-exception-2.0", "")]
    [InlineData(null, "GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only", "licence-not-allowed")]
    [InlineData("ISC", "MIT,ISC", "ISC", "licence-denied")]
    [InlineData("ISC", "MIT,ISC", "ISC OR MIT", "")]
    [InlineData("ISC", "MIT", "ISC OR Zlib", "licence-not-allowed")]
    public void Lists_say_of_a_package_what_its_licences_say(string? deny, string? allow, string licence, string rule) =>
        Assert.Equal(rule, string.Join(' ', Findings(deny, allow, licence).Select(f => f.Rule)));

    [Fact]
    public void A_finding_names_the_licences_that_are_meant_and_says_what_to_do()
    {
        var finding = Assert.Single(Findings("GPL-*,ISC", null, "GPLv2+ and MIT and ISC"));
        Assert.Equal((FindingKind.Licence, "licence-denied", Severity.High, "1"), (finding.Kind, finding.Id, finding.Severity, finding.Installed));
        Assert.Equal(["GPL-2.0-or-later", "ISC"], finding.Aliases);
        Assert.Equal("It stands under GPL-2.0-or-later, ISC, which is denied.", finding.Title);
        Assert.Equal((Severity.Medium, Severity.Negligible), (Findings(null, "MIT", "ISC")[0].Severity, Findings(null, "MIT", "")[0].Severity));
    }

    [Fact]
    public void What_the_users_own_lists_refuse_makes_a_subject_unfit_and_what_is_unknown_does_not()
    {
        var verdict = Judge.Verdict(Findings("ISC", null, "ISC"), [], null);
        Assert.Equal((VerdictResult.Unfit, "licence-denied", "1 finding of a licence that is denied"), (verdict.Result, verdict.Reasons.Single().Rule, verdict.Reasons.Single().Text));
        Assert.Equal(VerdictResult.Unfit, Judge.Verdict(Findings(null, "MIT", "ISC"), [], null).Result);
        Assert.Equal(VerdictResult.Fit, Judge.Verdict(Findings(null, "MIT", "strange"), [], null).Result);
        Assert.Equal(VerdictResult.Unfit, Judge.Verdict(Findings("ISC", null, "ISC"), [], FailOn.Parse("high")).Result);
        Assert.Equal(VerdictResult.Fit, Judge.Verdict(Findings(null, "MIT", "ISC"), [], FailOn.Parse("high")).Result);
    }

    [Theory]
    [InlineData("licence-denied", true)]
    [InlineData("licence-denied package:name", true)]
    [InlineData("ISC package:name owner:legal", true)]
    [InlineData("licence-denied package:other", false)]
    [InlineData("MIT package:name", false)]
    public void It_is_accepted_by_its_rule_or_by_the_licence(string line, bool isAccepted)
    {
        var findings = IgnoreFile.Apply(Findings("ISC", null, "ISC"), IgnoreFile.Parse(line, "file"), new DateOnly(2026, 11, 25), "file", out _);
        Assert.Equal(isAccepted ? VerdictResult.Fit : VerdictResult.Unfit, Judge.Verdict(findings, [], null).Result);
    }

    [Fact]
    public void Without_lists_there_is_no_policy() => Assert.Null(LicencePolicy.Parse(null, null));

    [Theory, InlineData("AGLP-3.0"), InlineData("MIT OR ISC"), InlineData("MIT WITH nothing"), InlineData("QQQ-*"), InlineData(""), InlineData(" , "), InlineData("LicenseRef"), InlineData("MIT WITH"), InlineData("MIT ISC")]
    public void What_is_no_licence_is_refused_and_not_passed_over(string list)
    {
        Assert.Throws<UsageException>(() => LicencePolicy.Parse(list, null));
        Assert.Throws<UsageException>(() => LicencePolicy.Parse(null, list));
    }

    static IReadOnlyList<Finding> Findings(string? deny, string? allow, string licence)
    {
        var package = new Package { Type = PackageType.Npm, Name = "name", Version = "1", Licences = [licence] };
        return LicenceRules.Findings([new InstalledPackage(package, new PackageUrl("npm", null, "name", "1"), "node/package-json", [])], LicencePolicy.Parse(deny, allow));
    }
}
