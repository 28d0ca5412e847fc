using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Binary.Classifiers;
using Plimsoll.Testing;

namespace Plimsoll.Inventory.Tests.Binary;

/// <summary>The programs of the machine itself, with dpkg as the judge.</summary>
public partial class InstalledProgramsTest(ITestOutputHelper output)
{
    static readonly string[] Places = ["/usr/bin", "/usr/sbin", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib/jvm", "/usr/lib/git-core", "/usr/lib/postgresql"];

    static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    // What dpkg's version is not the version of.
    static readonly string[] NotTheirs = ["libmariadb", "rust", "kubernetes"];

    [Fact]
    public void Every_program_of_dpkg_that_is_known_has_the_version_of_its_package()
    {
        var query = Requires.Tool("dpkg-query", "dpkg");
        var clock = new Stopwatch();
        var allocated = 0L;
        var (looked, bytes) = (0, 0L);
        List<(string Path, Package Package)> found = [];
        foreach (var path in Places.Where(Directory.Exists).SelectMany(p => Directory.EnumerateFiles(p, "*", Below)).Where(IsBounded))
        {
            var wanted = new ClassifiersCataloguer().Wants(Encoding.UTF8.GetBytes(path[1..]));
            looked++;
            if (!wanted)
                continue;
            var content = File.ReadAllBytes(path);
            bytes += content.Length;
            var before = GC.GetAllocatedBytesForCurrentThread();
            clock.Start();
            var evidence = CataloguerTest.Of(new ClassifiersCataloguer()).On(path[1..], content);
            clock.Stop();
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            found.AddRange(evidence.Packages.Select(p => (path, p)));
        }

        output.WriteLine($"{looked:N0} files, {bytes:N0} bytes of wanted ones, {found.Count:N0} found in {clock.ElapsedMilliseconds:N0} ms, {allocated:N0} bytes allocated");
        var versions = Ask(query, ["-W", "-f", "${Package} ${Version}\\n"]).Split('\n').Select(l => l.Split(' ')).Where(p => p.Length == 2).ToLookup(p => p[0], p => p[1]);
        var owners = Owners(query, found.Select(f => f.Path));
        var wrong = found.Where(f => owners.TryGetValue(f.Path, out var owner) && !versions[owner].Any(v => Agree(v, f.Package.Version)) && !NotTheirs.Any(n => f.Package.Basis == $"binary: {n}"))
            .Select(f => $"{f.Path}: {f.Package.Name} {f.Package.Version} by {f.Package.Basis}, but {owners[f.Path]} {versions[owners[f.Path]].First()}").ToList();
        Assert.Equal([], wrong);
        Assert.InRange(found.Count, 10, int.MaxValue);
    }

    static bool IsBounded(string path) => new FileInfo(path).Length is > 0 and < 512L << 20;

    // Of a merged /usr dpkg knows the place from before.
    static Dictionary<string, string> Owners(string query, IEnumerable<string> paths)
    {
        var asked = paths.SelectMany(p => (string[])[p, p["/usr".Length..]]).Distinct().ToArray();
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Ask(query, ["-S", .. asked]).Split('\n'))
            if (line.LastIndexOf(": /", StringComparison.Ordinal) is > 0 and var colon && !line.StartsWith("diversion", StringComparison.Ordinal))
            {
                var path = line[(colon + 2)..];
                owners[path.StartsWith("/usr", StringComparison.Ordinal) ? path : "/usr" + path] = line[..colon].Split(':', ',')[0];
            }

        return owners;
    }

    static bool Agree(string debian, string ours)
    {
        var upstream = debian[(debian.IndexOf(':', StringComparison.Ordinal) + 1)..];
        upstream = upstream[(upstream.IndexOf("+really", StringComparison.Ordinal) is >= 0 and var really ? really + "+really".Length : 0)..];
        var plain = Separators().Replace(upstream, ".");
        var asked = Separators().Replace(ours.TrimStart('v'), ".");
        return plain.StartsWith(asked, StringComparison.Ordinal) || asked.StartsWith(Separators().Replace(Tail().Replace(upstream, ""), "."), StringComparison.Ordinal);
    }

    // It answers 1 where one of many paths is nobody's.
    static string Ask(string program, string[] arguments) => Command.Try(program, arguments).Output;

    [GeneratedRegex("[-+~.]")]
    private static partial Regex Separators();

    [GeneratedRegex("[-+~].*$")]
    private static partial Regex Tail();
}
