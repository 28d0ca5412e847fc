using System.Text.Json;
using Plimsoll.Cli.Tests.Complaints;
using Plimsoll.Testing;

namespace Plimsoll.Cli.Tests.Reporting;

public sealed class ReportingTests : IDisposable
{
    static readonly string[] Formats = ["table", "json", "sarif", "junit", "csv", "markdown", "gitlab", "github", "openvex", "html"];

    readonly PlimsollRun plimsoll = new();
    readonly TemporaryDirectory directory = new();

    [Fact]
    public void A_scan_writes_every_report_and_convert_makes_the_same_bytes_of_the_saved_one()
    {
        var image = OldSystem.Debian().OciLayout(directory.Combine("layout"));
        File.WriteAllText(directory.Combine("t.tpl"), "{{subject.name}}: {{#each findings}}{{id}} {{/each}}\n");
        var scan = plimsoll.Run(["scan", image, "--quiet", .. Outputs("scanned")]);
        Assert.Equal((1, "", ""), (scan.Code, scan.Output, scan.Error));
        var convert = plimsoll.Run(["convert", directory.Combine("scanned.json"), .. Outputs("converted")]);
        Assert.Equal((1, "", ""), (convert.Code, convert.Output, convert.Error));
        foreach (var format in (string[])[.. Formats, "template"])
            Assert.Equal(Written("scanned", format), Written("converted", format));
        foreach (var format in (string[])["sarif", "junit", "csv", "markdown", "gitlab", "openvex", "html", "template"])
            Assert.Contains("CVE-20", Written("scanned", format), StringComparison.Ordinal);
        Assert.Contains("pkg:deb/debian/libssl3@3.0.9-1", Written("scanned", "github"), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_subjects_are_runs_of_one_document_or_refused_where_the_format_holds_one()
    {
        var image = OldSystem.Debian().OciLayout(directory.Combine("layout"));
        var (_, output, _) = plimsoll.Run("scan", image, "--all-platforms", "-o", "sarif", "-o", $"json={directory.Combine("several.json")}");
        using var document = JsonDocument.Parse(output);
        Assert.Equal(1, document.RootElement.GetProperty("runs").GetArrayLength());
        Assert.Equal(output, plimsoll.Run("convert", directory.Combine("several.json"), "-o", "sarif").Output);
        var refused = plimsoll.Run("scan", image, "--all-platforms", "-o", "gitlab");
        Assert.Equal(2, refused.Code);
        Assert.Contains("holds one result", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("template", 2, "needs a template")]
    [InlineData("template=", 2, "needs a template")]
    [InlineData("template=/nowhere/t.tpl", 2, "cannot be read")]
    [InlineData("template=wrong.tpl", 2, "line 1")]
    public void A_template_that_is_missing_or_wrong_is_told_before_the_scan(string output, int code, string complaint)
    {
        File.WriteAllText(directory.Combine("wrong.tpl"), "{{#each findings}}");
        var run = plimsoll.RunIn(directory.Path, [], "scan", "no-such-image.tar", "-o", output);
        Assert.Equal(code, run.Code);
        Assert.Contains(complaint, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("{\"schemaVersion\":1}", 3)]
    [InlineData(null, 3)]
    public void What_is_no_saved_report_is_unreadable(string? text, int code)
    {
        if (text is not null)
            File.WriteAllText(directory.Combine("r.json"), text);
        var run = plimsoll.Run("convert", directory.Combine("r.json"), "-o", $"html={directory.Combine("r.html")}");
        Assert.Equal((code, ""), (run.Code, run.Output));
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.False(File.Exists(directory.Combine("r.html")));
    }

    public void Dispose()
    {
        plimsoll.Dispose();
        directory.Dispose();
    }

    string[] Outputs(string name) =>
        [.. Formats.SelectMany(f => (string[])["-o", $"{f}={directory.Combine($"{name}.{f}")}"]), "-o", $"template={directory.Combine("t.tpl")}={directory.Combine($"{name}.template")}"];

    string Written(string name, string format) => File.ReadAllText(directory.Combine($"{name}.{format}"));
}
