using System.Diagnostics;
using Plimsoll.Testing;
using Plimsoll.Testing.Feeds;

namespace Plimsoll.Cli.Tests.Updating;

/// <summary>The program, a server of feeds, and a list that names the feeds there and turns all others off.</summary>
sealed class UpdatingPlimsoll : IDisposable
{
    // Beside the carried database, whose newest advisory is older than the samples'.
    public const string Today = "1795608000";

    readonly PlimsollRun plimsoll = new();
    readonly TemporaryDirectory directory = new();

    public UpdatingPlimsoll()
    {
        var off = plimsoll.Run("db", "feeds").Output.Split('\n').Skip(1).Where(l => l.Length > 0).Select(l => l.Split(' ')[0]).Where(n => n is not ("alpine" or "kev" or "osv-npm"));
        FeedsFile = directory.Write("feeds.yaml", $"""
            feeds:
              - name: alpine
                layout: file
                files: [ {Server.Url}/main.json ]
              - name: kev
                files: [ {Server.Url}/kev.json ]
              - name: osv-npm
                files: [ {Server.Url}/npm/all.zip ]
            {string.Concat(off.Select(n => $"  - {{ name: {n}, on: no }}\n"))}
            """);
        Server.Put("/main.json", FeedSamples.Secdb(5));
        Server.Put("/kev.json", FeedSamples.Kev(10));
        Server.Put("/npm/all.zip", FeedSamples.OsvZip(20, "2026-11-20"));
    }

    public FeedServer Server { get; } = new();

    public string FeedsFile { get; }

    public string Directory => directory.Path;

    public string Databases => Path.Join(plimsoll.CacheDirectory, "data", "plimsoll", "db");

    public (int Code, string Output, string Error) Run(params string[] arguments) => RunAt(Today, arguments);

    public (int Code, string Output, string Error) RunAt(string time, params string[] arguments) =>
        plimsoll.RunIn(directory.Path, [("SOURCE_DATE_EPOCH", time), .. Variables], arguments);

    public (int Code, string Output, string Error) RunWith(string time, (string Name, string? Value) variable, params string[] arguments) =>
        plimsoll.RunIn(directory.Path, [("SOURCE_DATE_EPOCH", time), variable, .. Variables], arguments);

    /// <summary>Runs it through another program, which gets the program's variables.</summary>
    public (int Code, string Output, string Error) RunUnder(string program, string[] arguments) =>
        Command.Try(program, arguments, [.. plimsoll.Variables, .. Variables, ("SOURCE_DATE_EPOCH", Today)], directory.Path);

    /// <summary>An update; the first leaves out most of what the carried database knows, and is accepted.</summary>
    public (int Code, string Output, string Error) Update(params string[] more) => Run(["db", "update", "--accept-shrunk", "all", .. more]);

    /// <summary>Starts an update and does not wait for it.</summary>
    public Process StartUpdate()
    {
        var start = new ProcessStartInfo(PlimsollRun.Binary, ["db", "update", "--accept-shrunk", "all"]) { WorkingDirectory = directory.Path, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in plimsoll.Variables.Concat(Variables).Append(("SOURCE_DATE_EPOCH", Today)))
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>A tree in which Alpine 3.20 and the sample's first package are installed, older than its fix.</summary>
    public string Tree()
    {
        directory.Write("tree/etc/os-release", "ID=alpine\nVERSION_ID=3.20.0\nPRETTY_NAME=\"Alpine Linux v3.20\"\n");
        directory.Write("tree/lib/apk/db/installed", "P:tool1\nV:1.0-r0\nA:x86_64\nL:MIT\no:tool1\n\n");
        return directory.Combine("tree");
    }

    public void Dispose()
    {
        Server.Dispose();
        plimsoll.Dispose();
        directory.Dispose();
    }

    (string Name, string? Value)[] Variables => [("PLIMSOLL_FEEDS_FILE", FeedsFile), ("PLIMSOLL_CA_FILE", Server.CaFile)];
}
