using System.Text;
using System.Xml;
using Plimsoll.Core.Findings;
using Plimsoll.Reports.Common;

namespace Plimsoll.Reports.Junit;

/// <summary>JUnit XML for build servers: a suite a subject, a case the policy and a case every finding; what is accepted is skipped.</summary>
/// <remarks>There is no standard; this is the part that Jenkins, GitLab, Azure and GitHub's test reporters all read.</remarks>
public sealed class JunitReport : IReport
{
    static readonly XmlWriterSettings Settings = new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment, Encoding = new UTF8Encoding(false), CloseOutput = false };

    public string Format => "junit";

    public Frame Frame { get; } = new($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<testsuites name=\"{Tool.Name}\">\n", "", "</testsuites>\n");

    public void Write(ScanResult result, ReportOptions options, Stream output)
    {
        if (!options.InFrame)
            output.Write(Encoding.UTF8.GetBytes(Frame.Before));
        using (var xml = XmlWriter.Create(output, Settings))
            WriteSuite(xml, result, [.. result.Findings.Where(options.Shows)]);
        output.Write("\n"u8);
        if (!options.InFrame)
            output.Write(Encoding.UTF8.GetBytes(Frame.After));
    }

    static void WriteSuite(XmlWriter xml, ScanResult result, List<Finding> findings)
    {
        var counting = findings.Count(f => f.Counts);
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", XmlText.Of(result.Subject.Name));
        WriteNumber(xml, "tests", findings.Count + 1);
        WriteNumber(xml, "failures", counting + (result.Verdict.Result == VerdictResult.Unfit ? 1 : 0));
        WriteNumber(xml, "errors", result.Verdict.Result == VerdictResult.Unknown ? 1 : 0);
        WriteNumber(xml, "skipped", findings.Count - counting);
        WriteProperties(xml, result);
        WriteVerdict(xml, result.Verdict);
        foreach (var finding in findings)
            WriteFinding(xml, finding, result);
        if (result.Gaps.Count > 0)
            xml.WriteElementString("system-err", XmlText.Of(string.Join('\n', result.Gaps.Select(g => $"{g.Path}: {g.Message}"))));
        xml.WriteEndElement();
    }

    static void WriteProperties(XmlWriter xml, ScanResult result)
    {
        xml.WriteStartElement("properties");
        WriteProperty(xml, "digest", result.Subject.Digest?.ToString());
        WriteProperty(xml, "platform", result.Subject.Platform?.ToString());
        WriteProperty(xml, "system", result.Evidence.OperatingSystem?.ToString());
        WriteProperty(xml, "advisories", result.Database.Built);
        WriteProperty(xml, "tool", $"{Tool.Name} {Tool.Version}");
        xml.WriteEndElement();
    }

    /// <summary>A suite without a single case fails in some build servers: the policy is always one.</summary>
    static void WriteVerdict(XmlWriter xml, Verdict verdict)
    {
        var why = string.Join("; ", verdict.Reasons.Select(r => r.Text));
        StartCase(xml, "policy", verdict.Policy);
        if (verdict.Result != VerdictResult.Fit)
            WriteOutcome(xml, verdict.Result == VerdictResult.Unfit ? "failure" : "error", verdict.Result.ToString().ToLowerInvariant(), why, why);
        xml.WriteEndElement();
    }

    static void WriteFinding(XmlWriter xml, Finding finding, ScanResult result)
    {
        StartCase(xml, finding.Package is { } package ? package.Purl.ToString() : result.Subject.Name, Sentences.Headline(finding, result.Subject));
        if (Sentences.Excuse(finding) is { } excuse)
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", XmlText.Of(excuse));
            xml.WriteEndElement();
        }
        else
        {
            WriteOutcome(xml, "failure", Sentences.Severity(finding), Sentences.Headline(finding, result.Subject), Body(finding));
        }

        xml.WriteEndElement();
    }

    static string Body(Finding finding) => string.Join('\n', ((IEnumerable<string?>)
    [
        Sentences.Detail(finding),
        finding.Package is { Places.Count: > 0 } installed ? $"In {installed.Places[0].Path}{(installed.Places[0].Layer is { } layer ? $" of layer {layer}" : "")}." : null,
        Links.Page(finding),
    ]).Where(l => !string.IsNullOrEmpty(l)));

    static void StartCase(XmlWriter xml, string group, string name)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", XmlText.Of(group));
        xml.WriteAttributeString("name", XmlText.Of(name));
    }

    static void WriteOutcome(XmlWriter xml, string element, string type, string message, string body)
    {
        xml.WriteStartElement(element);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("message", XmlText.Of(message));
        xml.WriteString(XmlText.Of(body));
        xml.WriteEndElement();
    }

    static void WriteProperty(XmlWriter xml, string name, string? value)
    {
        if (value is null)
            return;
        xml.WriteStartElement("property");
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("value", XmlText.Of(value));
        xml.WriteEndElement();
    }

    static void WriteNumber(XmlWriter xml, string name, int number) => xml.WriteAttributeString(name, XmlConvert.ToString(number));
}
