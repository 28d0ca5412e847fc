using System.Xml;
using System.Xml.Linq;
using Plimsoll.Core.Findings;
using Plimsoll.Testing;

namespace Plimsoll.Reports.Tests.Junit;

public class JunitReportTests
{
    [Theory, InlineData(false, "debian.xml"), InlineData(true, "plain.xml")]
    public void A_result_is_written_as_the_golden_file_shows(bool plain, string golden) =>
        Snapshot.Matches(Written.As("junit", plain ? Results.Plain() : Results.Debian()), golden);

    [Fact]
    public void The_counts_are_those_of_the_cases()
    {
        foreach (var result in (ScanResult[])[Results.Debian(), Results.Plain(), Results.Debian() with { Findings = [] }, HostileResults.All])
        {
            var suite = Parse(Written.As("junit", result)).Root!.Element("testsuite")!;
            Assert.Equal((int)suite.Attribute("tests")!, suite.Elements("testcase").Count());
            Assert.Equal((int)suite.Attribute("failures")!, suite.Elements("testcase").Elements("failure").Count());
            Assert.Equal((int)suite.Attribute("skipped")!, suite.Elements("testcase").Elements("skipped").Count());
            Assert.Equal((int)suite.Attribute("errors")!, suite.Elements("testcase").Elements("error").Count());
        }
    }

    [Fact]
    public void Names_that_are_markup_are_text_and_what_xml_forbids_is_gone()
    {
        var document = Parse(Written.As("junit", HostileResults.All));
        Assert.Equal(["testsuites", "testsuite", "properties", "property", "testcase", "failure", "skipped", "system-err"], document.Descendants().Select(e => e.Name.LocalName).Distinct());
        Assert.Contains(document.Descendants("testcase"), c => c.Attribute("name")!.Value.Contains("</script><img src=x onerror=alert(1)>", StringComparison.Ordinal));
    }

    [Fact]
    public void Several_results_are_suites_of_one_document() =>
        Assert.Equal(2, Parse(Written.Together("junit", Results.Debian(), Results.Plain())).Root!.Elements("testsuite").Count());

    static XDocument Parse(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
        return XDocument.Load(reader);
    }
}
