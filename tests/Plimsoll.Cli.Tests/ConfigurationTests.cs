using System.Text.Json;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;

namespace Plimsoll.Cli.Tests;

public sealed class ConfigurationTests : IDisposable
{
    readonly PlimsollRun plimsoll = new();
    readonly TemporaryDirectory directory = new();
    readonly TemporaryDirectory home = new();

    [Fact]
    public void Flags_go_before_variables_and_variables_before_the_file()
    {
        Image();
        directory.Write("plimsoll.yaml", "fail-on: unknown\nonly-fixed: true\noutput: json\n");
        Assert.Equal(1, Run().Code);
        Assert.Equal(0, Run([("PLIMSOLL_FAIL_ON", "critical")]).Code);
        Assert.Equal(1, Run([("PLIMSOLL_FAIL_ON", "critical")], "--fail-on", "unknown").Code);
        Assert.Equal(1, Run([("PLIMSOLL_FAIL_ON", "")]).Code);
        var all = Findings(Run([], "--only-fixed", "false"));
        Assert.True(Findings(Run()) < all);
        Assert.Equal(all, Findings(Run([("PLIMSOLL_ONLY_FIXED", "0")])));
        Assert.True(Findings(Run([("PLIMSOLL_ONLY_FIXED", "0")], "--only-fixed")) < all);
        Assert.StartsWith("image.tar ", Run([("PLIMSOLL_OUTPUT", "table")]).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("XDG_CONFIG_HOME", "plimsoll")]
    [InlineData("HOME", ".config/plimsoll")]
    public void The_file_of_the_config_home_is_taken_where_the_working_directory_has_none(string variable, string place)
    {
        Image();
        var file = home.Write($"{place}/plimsoll.yaml", "fail-on: unknown\n");
        (string, string?)[] variables = [("XDG_CONFIG_HOME", null), (variable, home.Path)];
        Assert.Equal(1, Run(variables).Code);
        directory.Write("plimsoll.yaml", "threads: 2\n");
        Assert.Equal(0, Run(variables).Code);
        File.WriteAllText(file, "nonsense: 1\n");
        Assert.Equal(0, Run(variables).Code);
        File.Delete(directory.Combine("plimsoll.yaml"));
        var (code, _, error) = Run(variables);
        Assert.Equal(2, code);
        Assert.StartsWith($"plimsoll: {file}:1: 'nonsense' is no setting", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_are_relative_to_the_directory_of_the_file()
    {
        Image();
        home.Write("plimsoll/plimsoll.yaml", "ignore-file: accepted\noutput: [json=report.json]\ncache-dir: evidence\n");
        home.Write("plimsoll/accepted", "CVE-2000-1 # never there\n");
        var (code, _, error) = Run([("XDG_CONFIG_HOME", home.Path), ("PLIMSOLL_CACHE_DIR", null)]);
        Assert.Equal(0, code);
        Assert.Contains("accepted:1: CVE-2000-1", error, StringComparison.Ordinal);
        Assert.True(File.Exists(home.Combine("plimsoll", "report.json")));
        Assert.True(Directory.Exists(home.Combine("plimsoll", "evidence")));

        directory.Write("plimsoll.yaml", "ignore-file: here\noutput: json=here.json\n");
        directory.Write("here", "CVE-2000-2\n");
        Assert.Contains("plimsoll: here:1: CVE-2000-2", Run().Error, StringComparison.Ordinal);
        Assert.True(File.Exists(directory.Combine("here.json")));
    }

    [Theory]
    [InlineData("threads: 2\nfial-on: high\n", "plimsoll.yaml:2: 'fial-on' is no setting; there are all-platforms, auto-update, ca-file, cache-dir, ")]
    [InlineData("feeds: x\n", "plimsoll.yaml:1: 'feeds' is no setting; there are ")]
    [InlineData("db: {a: b}\n", "plimsoll.yaml:1: 'db' has settings below it")]
    [InlineData("no-cache: maybe\n", "plimsoll.yaml:1: no-cache is 'maybe', which is neither yes nor no")]
    [InlineData("offline: on\n", "plimsoll.yaml:1: offline is 'on', which is neither yes nor no")]
    [InlineData("log-format: xml\n", "'xml' is no log format; there are text and json")]
    public void A_file_that_cannot_be_followed_ends_with_2_and_one_sentence_that_names_the_line(string text, string start)
    {
        directory.Write("plimsoll.yaml", text);
        Refused(start, plimsoll.RunIn(directory.Path, [], "scan", "."));
    }

    [Fact]
    public void What_is_no_file_of_settings_ends_with_2_and_is_never_waited_for()
    {
        directory.Write("plimsoll.yaml", new string('#', (1024 * 1024) + 1));
        Refused("plimsoll.yaml cannot be read: it is larger than 1,048,576 bytes", plimsoll.RunIn(directory.Path, [], "cache", "info"));
        File.WriteAllText(directory.Combine("plimsoll.yaml"), new string('#', 1024 * 1024));
        Assert.Equal(0, plimsoll.RunIn(directory.Path, [], "cache", "info").Code);
        foreach (var (program, arguments) in ((string, string[])[])[("mkfifo", []), ("mkdir", []), ("ln", ["-s", "/dev/zero"])])
        {
            Command.Run("rm", "-rf", directory.Combine("plimsoll.yaml"));
            Command.Run(program, [.. arguments, directory.Combine("plimsoll.yaml")]);
            Refused("plimsoll.yaml cannot be read: it is not a regular file", plimsoll.RunIn(directory.Path, [], "cache", "info"));
        }
    }

    [Fact]
    public void Help_is_given_whatever_the_file_and_the_variables_say()
    {
        directory.Write("plimsoll.yaml", "nonsense: 1\n");
        foreach (var arguments in (string[][])[["--help"], ["scan", "--help"], ["db", "status", "-h"]])
            Assert.Equal(0, plimsoll.RunIn(directory.Path, [("PLIMSOLL_NO_CACHE", "maybe")], arguments).Code);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("true", true)]
    [InlineData("yes", true)]
    [InlineData("True", true)]
    [InlineData("", false)]
    [InlineData("0", false)]
    [InlineData("false", false)]
    [InlineData("no", false)]
    public void A_flags_variable_says_yes_or_no(string value, bool said)
    {
        Image();
        var evidence = Path.Combine(plimsoll.CacheDirectory, "evidence");
        Assert.Equal(0, Run([("PLIMSOLL_NO_CACHE", value)]).Code);
        Assert.Equal(said, !Directory.Exists(evidence));
    }

    [Theory]
    [InlineData("PLIMSOLL_NO_CACHE", "maybe")]
    [InlineData("PLIMSOLL_ONLY_FIXED", "2")]
    [InlineData("PLIMSOLL_QUIET", "on")]
    [InlineData("PLIMSOLL_OFFLINE", "y")]
    public void A_flags_variable_that_says_neither_is_wrong_usage(string variable, string value) =>
        Refused($"{variable} is '{value}', which is neither yes nor no", plimsoll.RunIn(directory.Path, [(variable, value)], "scan", "."));

    [Fact]
    public void Every_option_that_the_help_of_scan_shows_may_stand_in_the_file()
    {
        var help = plimsoll.Run("scan", "--help").Output;
        var options = System.Text.RegularExpressions.Regex.Matches(help, "--[a-z-]+").Select(m => m.Value[2..]).Distinct().Except(["help", "format", "from"]);
        directory.Write("plimsoll.yaml", "nonsense: 1\n");
        var error = plimsoll.RunIn(directory.Path, [], "version").Error;
        var settings = error[(error.IndexOf("there are ", StringComparison.Ordinal) + "there are ".Length)..].TrimEnd('.', '\n').Split(", ");
        Assert.Equal(settings.Order(StringComparer.Ordinal), settings);
        Assert.Equal([], options.Except(settings));
    }

    public void Dispose()
    {
        plimsoll.Dispose();
        directory.Dispose();
        home.Dispose();
    }

    static void Refused(string start, (int Code, string Output, string Error) run)
    {
        Assert.Equal(2, run.Code);
        Assert.Empty(run.Output);
        Assert.StartsWith($"plimsoll: {start}", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    static int Findings((int Code, string Output, string Error) run)
    {
        using var report = JsonDocument.Parse(run.Output);
        return report.RootElement.GetProperty("findings").GetArrayLength();
    }

    (int Code, string Output, string Error) Run((string Name, string? Value)[]? variables = null, params string[] more) =>
        plimsoll.RunIn(directory.Path, variables ?? [], ["scan", "image.tar", .. more]);

    /// <summary>An image of findings with and without a fix, none of them critical with one.</summary>
    void Image() => new TestImage(new TestLayer().File("etc/os-release", "ID=debian\nVERSION_ID=12\n")
        .File("var/lib/dpkg/status", Package("perl", "5.36.0-7") + Package("tar", "1.34+dfsg-1.2"))).DockerArchive(directory.Combine("image.tar"));

    static string Package(string name, string version) => $"Package: {name}\nStatus: install ok installed\nVersion: {version}\nArchitecture: amd64\n\n";
}
