using System.Text.Json;
using Plimsoll.Testing;

namespace Plimsoll.Cli.Tests;

/// <summary>Runs the published binary, as a user would.</summary>
sealed class PlimsollRun : IDisposable
{
    readonly TemporaryDirectory cache = new();

    public string CacheDirectory => cache.Path;

    // The configuration of whoever runs the tests is none of theirs.
    public (string Name, string? Value)[] Variables =>
        [("PLIMSOLL_CACHE_DIR", cache.Path), ("XDG_CONFIG_HOME", cache.Combine("config")), ("XDG_DATA_HOME", cache.Combine("data")), ("SOURCE_DATE_EPOCH", "1790000000"), ("NO_COLOR", "1")];

    public static string Binary
    {
        get
        {
            var path = RepositoryRoot.Combine("artifacts", "plimsoll", "plimsoll");
            if (!File.Exists(path))
                Command.Run(RepositoryRoot.Combine("plimsoll"), "version");
            return path;
        }
    }

    /// <summary>The database that the program carries, unpacked.</summary>
    public string EmbeddedDatabase()
    {
        using var directory = new TemporaryDirectory();
        Run("scan", directory.Path);
        return Directory.EnumerateFiles(cache.Path, "*.db", SearchOption.AllDirectories).Single();
    }

    public (int Code, string Output, string Error) Run(params string[] arguments) => Run(Binary, arguments);

    /// <summary>Runs it in a directory, with variables of its own.</summary>
    public (int Code, string Output, string Error) RunIn(string directory, (string Name, string? Value)[] variables, params string[] arguments) =>
        Command.Try(Binary, arguments, [.. Variables, .. variables], directory);

    /// <summary>Runs it through another program: <c>unshare</c>, a shell that enters a cgroup.</summary>
    public (int Code, string Output, string Error) RunUnder(string program, string[] before, params string[] arguments) =>
        Run(program, [.. before, Binary, .. arguments]);

    /// <summary>Scans and gives the JSON report; whatever the verdict.</summary>
    public JsonElement Scan(string target, params string[] more)
    {
        var (code, output, error) = Run(["scan", target, "-o", "json", .. more]);
        Assert.True(code is 0 or 1, $"exit {code}: {error}");
        using var document = JsonDocument.Parse(output);
        return document.RootElement.Clone();
    }

    /// <summary>Those of the system's own package manager, which most tests are about.</summary>
    public static IEnumerable<string> Packages(JsonElement report) =>
        report.GetProperty("packages").EnumerateArray().Where(p => p.GetProperty("type").GetString() is "deb" or "apk" or "rpm" or "opkg" or "alpm").Select(p => $"{p.GetProperty("name").GetString()} {p.GetProperty("version").GetString()}");

    public static IEnumerable<string> Findings(JsonElement report) =>
        report.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("id").GetString()!);

    public void Dispose() => cache.Dispose();

    (int Code, string Output, string Error) Run(string program, string[] arguments) =>
        Command.Try(program, arguments, Variables);
}
