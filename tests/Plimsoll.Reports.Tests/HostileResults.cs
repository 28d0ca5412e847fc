using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;

namespace Plimsoll.Reports.Tests;

/// <summary>A result in which every text is an attack on whoever reads a report.</summary>
static class HostileResults
{
    /// <summary>Markup, script, formula, template, table, link, mention, terminal, and characters that encodings refuse.</summary>
    public const string Text = "=cmd|' /C calc'!A0</script><img src=x onerror=alert(1)>\"'`|`[x](javascript:alert(1)) {{7*7}} {0} ]]> &amp; @everyone, \u202Etxt\e[2J\r\n- x\0\uFFFE\uD800";

    public static ScanResult All { get; } = Of(Text);

    public static ScanResult Of(string text)
    {
        var plain = Results.Debian();
        var installed = new InstalledPackage(
            new Package { Type = PackageType.Deb, Name = text, Version = text, SourceName = $"{text}!", Licences = [text], Maintainer = text },
            new PackageUrl("deb", "debian", text, text), text, [new Place(null, $"../{text}//etc", text)]);
        return plain with
        {
            Subject = plain.Subject with { Name = text },
            Evidence = plain.Evidence with { Packages = [installed], OperatingSystem = new(text, text) { PrettyName = text } },
            Findings =
            [
                .. plain.Findings.Select(f => f with
                {
                    Id = $"{text}{f.Id}", Package = installed, Installed = text, Fixed = [text], Title = text, Remedy = text, Aliases = [text], SeveritySource = text,
                    References = ["javascript:alert(1)", "https://example.org/\"onmouseover=alert(1)", "data:text/html,x", text], Weaknesses = [text],
                    Cvss = [new CvssScore("3.1", text, 9.8, text)], Waived = f.Waived is null ? null : new Waiver(text, text, null),
                }),
                plain.Findings[0] with { Id = text, Kind = FindingKind.Origin, Package = null, Title = text, Remedy = text },
            ],
            Gaps = [new Gap(GapCode.Malformed, text, text)],
            Verdict = new Verdict(VerdictResult.Unfit, text, [new VerdictReason(text, text, [text])]),
        };
    }
}
