using System.Text.Json;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;

namespace Plimsoll.Cli.Tests.Vex;

/// <summary>What VEX documents do to a scan, by the published binary.</summary>
public sealed class VexTests : IDisposable
{
    readonly PlimsollRun plimsoll = new();
    readonly TemporaryDirectory directory = new();
    readonly string image;
    readonly JsonElement before;

    public VexTests()
    {
        image = new TestImage(new TestLayer().File("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n").File("var/lib/dpkg/status", "Package: libssl3\nSource: openssl\nStatus: install ok installed\nVersion: 3.0.9-1\nArchitecture: amd64\n"))
            .DockerArchive(directory.Combine("image.tar"));
        before = plimsoll.Scan(image);
    }

    List<string> Ids => [.. PlimsollRun.Findings(before).Distinct()];

    [Fact]
    public void A_finding_that_is_settled_stays_with_its_reason_and_does_not_count()
    {
        Assert.Equal(1, plimsoll.Run("scan", image, "--fail-on", "negligible").Code);
        var vex = Write("all.json", Document("pkg:deb/debian/libssl3", Ids, "not_affected", "\"justification\":\"vulnerable_code_not_in_execute_path\",\"impact_statement\":\"never called\""));
        var after = plimsoll.Scan(image, "--vex", vex, "--fail-on", "negligible");
        Assert.Equal(PlimsollRun.Findings(before), PlimsollRun.Findings(after));
        Assert.All(after.GetProperty("findings").EnumerateArray(), f =>
        {
            Assert.Equal("not_affected", f.GetProperty("status").GetString());
            Assert.Equal("{\"status\":\"not_affected\",\"justification\":\"vulnerable_code_not_in_execute_path\",\"impact\":\"never called\",\"action\":null,\"author\":\"Team\",\"document\":\"https://example.org/vex\",\"timestamp\":\"2024-01-02T03:04:05Z\"}",
                JsonSerializer.Serialize(f.GetProperty("vex")));
        });
        Assert.NotEqual("unfit", after.GetProperty("verdict").GetProperty("result").GetString());
        var (code, table, _) = plimsoll.Run("scan", image, "--vex", vex, "--fail-on", "negligible");
        Assert.Equal(0, code);
        Assert.Contains($"{Ids.Count:N0} not affected or fixed, by VEX statements", table, StringComparison.Ordinal);
        Assert.DoesNotContain(Ids[0], table, StringComparison.Ordinal);
    }

    [Fact]
    public void Saved_reports_and_other_formats_keep_what_was_stated()
    {
        var vex = Write("all.json", Document("pkg:deb/debian/libssl3", Ids, "not_affected", "\"justification\":\"component_not_present\",\"impact_statement\":\"never called\""));
        var saved = directory.Combine("saved.json");
        Assert.Equal(0, plimsoll.Run("scan", image, "--vex", vex, "-o", $"json={saved}").Code);
        foreach (var format in (string[])["json", "openvex", "cyclonedx-json", "csv", "sarif"])
        {
            var (_, direct, _) = plimsoll.Run("scan", image, "--vex", vex, "-o", format);
            Assert.Equal(direct, plimsoll.Run("convert", saved, "-o", format).Output);
            Assert.Contains("never called", direct, StringComparison.Ordinal);
        }

        using var official = new Plimsoll.Testing.Schemas.OfficialSchemas();
        using var openvex = JsonDocument.Parse(plimsoll.Run("convert", saved, "-o", "openvex").Output);
        Assert.Empty(official.Json("openvex").Check(openvex.RootElement));
        Assert.Equal("component_not_present", openvex.RootElement.GetProperty("statements")[0].GetProperty("justification").GetString());
        using var bill = JsonDocument.Parse(plimsoll.Run("convert", saved, "-o", "cyclonedx-json").Output);
        Assert.Empty(official.Json("cyclonedx-1.6").Check(bill.RootElement));
        Assert.Equal("code_not_present", bill.RootElement.GetProperty("vulnerabilities")[0].GetProperty("analysis").GetProperty("justification").GetString());
    }

    [Fact]
    public void What_Plimsoll_writes_as_VEX_it_reads_as_VEX()
    {
        var vex = Write("all.json", Document("pkg:deb/debian/libssl3", Ids, "not_affected", "\"justification\":\"component_not_present\""));
        foreach (var format in (string[])["openvex", "cyclonedx-json"])
        {
            var own = directory.Combine($"{format}.json");
            Assert.Equal(0, plimsoll.Run("scan", image, "--vex", vex, "-o", $"{format}={own}").Code);
            Assert.All(plimsoll.Scan(image, "--vex", own).GetProperty("findings").EnumerateArray(), f => Assert.Equal("not_affected", f.GetProperty("status").GetString()));
        }
    }

    [Fact]
    public void Documents_directories_and_repositories_are_read_and_the_newest_statement_holds()
    {
        var older = Write("older.json", Document("pkg:deb/debian/libssl3", Ids, "affected", "\"action_statement\":\"upgrade\"", "2020-01-01T00:00:00Z"));
        Write("many/a/newer.json", Document("pkg:deb/debian/libssl3", [Ids[0]], "fixed", "\"status_notes\":\"x\"", "2025-01-01T00:00:00Z"));
        Write("many/other.json", "{}");
        Write("hub/index.json", "{\"packages\":[{\"id\":\"pkg:deb/debian/libssl3\",\"location\":\"pkg/deb/vex.json\",\"format\":\"openvex\"},{\"id\":\"pkg:npm/absent\",\"location\":\"pkg/absent.json\"}]}");
        Write("hub/pkg/deb/vex.json", Document("pkg:deb/debian/libssl3", [Ids[1]], "not_affected", "\"impact_statement\":\"no\"", "2024-01-01T00:00:00Z"));
        var run = plimsoll.Run("scan", image, "-o", "json", "--vex", older, "--vex", directory.Combine("many"), "--vex", directory.Combine("hub"));
        Assert.Contains("1 files of", run.Error, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(run.Output);
        var status = document.RootElement.GetProperty("findings").EnumerateArray().ToLookup(f => f.GetProperty("id").GetString()!, f => f.GetProperty("status").GetString());
        Assert.All(status[Ids[0]], s => Assert.Equal("fixed", s));
        Assert.All(status[Ids[1]], s => Assert.Equal("not_affected", s));
        Assert.All(status[Ids[2]], s => Assert.Equal("affected", s));
    }

    [Fact]
    public void An_explanation_says_why_a_statement_applies_or_does_not()
    {
        var wrong = Write("wrong.json", Document("pkg:deb/debian/libssl3@3.0.8-1", Ids, "fixed", "\"status_notes\":\"x\""));
        var right = Write("right.json", Document("pkg:deb/debian/libssl3@3.0.9-1", Ids, "fixed", "\"status_notes\":\"x\""));
        var (code, output, _) = plimsoll.Run("explain", Ids[0], image, "--vex", wrong, "--vex", right);
        Assert.Equal(0, code);
        Assert.Contains("does not apply to pkg:deb/debian/libssl3", output, StringComparison.Ordinal);
        Assert.Contains("differs in version or qualifiers from", output, StringComparison.Ordinal);
        Assert.Contains("applies to pkg:deb/debian/libssl3", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no json", "not well-formed JSON")]
    [InlineData("{}", "JSON of another kind")]
    [InlineData("{\"@context\":\"https://openvex.dev/ns/v0.2.0\",\"author\":\"a\",\"statements\":[{\"status\":\"fixed\"}]}", "statement 1 has no vulnerability")]
    public void A_document_that_is_none_is_wrong_usage_in_one_sentence(string text, string why) => AssertWrong(why, "--vex", Write("vex.json", text));

    [Fact]
    public void Whatever_else_is_named_and_is_no_VEX_is_wrong_usage_too()
    {
        Directory.CreateDirectory(directory.Combine("empty"));
        Write("hub/index.json", "{\"packages\":[{\"id\":\"pkg:npm/a\",\"location\":\"../vex.json\"}]}");
        AssertWrong("cannot be read", "--vex", directory.Combine("none.json"));
        AssertWrong("holds no VEX document", "--vex", directory.Combine("empty"));
        AssertWrong("leads out of the repository", "--vex", directory.Combine("hub"));
    }

    public void Dispose()
    {
        plimsoll.Dispose();
        directory.Dispose();
    }

    void AssertWrong(string why, params string[] options)
    {
        var (code, output, error) = plimsoll.Run(["scan", image, .. options]);
        Assert.Equal((2, ""), (code, output));
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.Contains(why, error, StringComparison.Ordinal);
    }

    string Write(string name, string text)
    {
        var path = directory.Combine(name.Split('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    static string Document(string product, IEnumerable<string> ids, string status, string more, string time = "2024-01-02T03:04:05Z") =>
        $$"""{"@context":"https://openvex.dev/ns/v0.2.0","@id":"https://example.org/vex","author":"Team","timestamp":"{{time}}","version":1,"statements":[{{string.Join(',', ids.Select(i => $$"""{"vulnerability":{"name":"{{i}}"},"products":[{"@id":"{{product}}"}],"status":"{{status}}",{{more}}}"""))}}]}""";
}
