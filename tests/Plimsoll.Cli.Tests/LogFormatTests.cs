using System.Text.Json;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;

namespace Plimsoll.Cli.Tests;

public sealed class LogFormatTests : IDisposable
{
    readonly PlimsollRun plimsoll = new();
    readonly TemporaryDirectory directory = new();

    [Fact]
    public void Notes_are_warnings_and_the_report_stays_the_same_bytes()
    {
        var image = Image();
        var ignore = directory.Write("ignore", "CVE-2000-1 # \"quoted\\\"\nCVE-2000-2 until:2001-01-01\n");
        var text = plimsoll.Run("scan", image, "-o", "json", "--ignore-file", ignore);
        var json = plimsoll.Run("scan", image, "-o", "json", "--ignore-file", ignore, "--log-format", "json");
        Assert.Equal((text.Code, text.Output), (json.Code, json.Output));
        var lines = text.Error.TrimEnd().Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Equal(lines.Select(l => ("2026-09-21T14:13:20.000Z", "warn", l["plimsoll: ".Length..])), Objects(json.Error));
    }

    [Theory]
    [InlineData(2, "scan", ".", "--fail-on", "terrible")]
    [InlineData(2, "scan", ".", "--bogus")]
    [InlineData(2, "scan")]
    [InlineData(2, "nonsense")]
    [InlineData(2, "cache", "prune", "--max-size", "much")]
    [InlineData(3, "scan", "no-such-file")]
    [InlineData(3, "explain", "CVE-2000-1", "no-such-file")]
    [InlineData(3, "db", "status", "--db", "/dev/null")]
    [InlineData(3, "db", "verify", "--db", "no-such-file")]
    public void An_error_that_ends_any_verb_is_one_object_on_one_line(int code, params string[] arguments)
    {
        foreach (var run in ((int, string, string)[])
            [plimsoll.Run([.. arguments, "--log-format", "json"]), plimsoll.Run(["--log-format=json", .. arguments]), plimsoll.RunIn(directory.Path, [("PLIMSOLL_LOG_FORMAT", "json")], arguments)])
        {
            Assert.Equal(code, run.Item1);
            var (_, level, message) = Assert.Single(Objects(run.Item3));
            Assert.Equal("error", level);
            Assert.NotEmpty(message);
        }
    }

    [Fact]
    public void A_file_that_cannot_be_followed_is_told_in_the_form_that_is_asked_for()
    {
        directory.Write("plimsoll.yaml", "log-format: json\nnonsense: 1\n");
        var (time, level, message) = Assert.Single(Objects(plimsoll.RunIn(directory.Path, [("SOURCE_DATE_EPOCH", null)], "version").Error));
        Assert.Equal("error", level);
        Assert.StartsWith("plimsoll.yaml:2: 'nonsense'", message, StringComparison.Ordinal);
        Assert.EndsWith("Z", time, StringComparison.Ordinal);
        Assert.StartsWith("plimsoll: plimsoll.yaml:2", plimsoll.RunIn(directory.Path, [("PLIMSOLL_LOG_FORMAT", "text")], "version").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_stranger_named_cannot_command_a_terminal_through_a_log()
    {
        var (_, _, error) = plimsoll.Run("scan", "no\e[2J\u202E\u0085\"such\\file", "--log-format", "json");
        Assert.DoesNotContain(error.TrimEnd('\n'), c => char.IsControl(c) || c == '\u202E');
        Assert.Contains("\"such\\file", Assert.Single(Objects(error)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_no_progress_in_a_log_even_on_a_terminal()
    {
        var script = Requires.Tool("script", "bsdutils");
        var image = Image();
        var command = $"'{PlimsollRun.Binary}' scan '{image}' --no-cache -o json='{directory.Combine("report")}'";
        Assert.Contains("layers read", Command.Run(script, "-qec", command, "/dev/null"), StringComparison.Ordinal);
        Assert.DoesNotContain("layer", Command.Run(script, "-qec", $"{command} --log-format json", "/dev/null"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("table")]
    public void Offline_changes_no_byte_of_a_report(string format)
    {
        var image = Image();
        var (code, output, error) = plimsoll.Run("scan", image, "-o", format);
        Assert.EndsWith("bring it up to date with: plimsoll db update\n", error, StringComparison.Ordinal);
        var offline = plimsoll.Run("scan", image, "-o", format, "--offline");
        Assert.Equal((code, output), (offline.Code, offline.Output));
        Assert.EndsWith("what was published since is not known, because of --offline.\n", offline.Error, StringComparison.Ordinal);
        foreach (var verb in (string[][])[["db", "status"], ["cache", "info"], ["version"]])
            Assert.Equal(0, plimsoll.Run([.. verb, "--offline"]).Code);
    }

    public void Dispose()
    {
        plimsoll.Dispose();
        directory.Dispose();
    }

    static List<(string Time, string Level, string Message)> Objects(string error) => [.. error.TrimEnd('\n').Split('\n').Select(line =>
    {
        using var document = JsonDocument.Parse(line);
        Assert.Equal(["time", "level", "message"], document.RootElement.EnumerateObject().Select(p => p.Name));
        string Text(string name) => document.RootElement.GetProperty(name).GetString()!;
        return (Text("time"), Text("level"), Text("message"));
    })];

    string Image() => new TestImage(new TestLayer().File("etc/os-release", "ID=debian\nVERSION_ID=12\n")
        .File("var/lib/dpkg/status", "Package: tar\nStatus: install ok installed\nVersion: 1.34+dfsg-1.2\nArchitecture: amd64\n")).DockerArchive(directory.Combine("image.tar"));
}
