using CsCheck;
using Plimsoll.Advisories.Versions;
using Plimsoll.Testing;

namespace Plimsoll.Advisories.Tests.Versions;

/// <summary>The languages' own tools say what the order is, and which versions they take at all.</summary>
public class LanguageOracleTests
{
    [Fact]
    public void Ruby_agrees()
    {
        Requires.Tool("ruby", "ruby");
        var pairs = Pairs(["1", "1.0", "0", "2.1"], ["0", "1", "10", ".", ".", "-", "a", "b", "rc", ".0", ".a", ".pre"]);
        Agree(VersionSchemes.RubyGems, pairs, path => Command.Run("ruby", "-e", """
            File.foreach(ARGV[0], chomp: true) { |line|
              a, b = line.split("\t")
              puts Gem::Version.correct?(a) && Gem::Version.correct?(b) ? Gem::Version.new(a) <=> Gem::Version.new(b) : "?" }
            """, path));
    }

    [Fact]
    public void Python_agrees()
    {
        Requires.That(File.Exists("/usr/lib/python3/dist-packages/packaging/version.py"), "Debian's package python3-packaging");
        var pairs = Pairs(["1", "1.0", "0", "v1", "1!1"], ["0", "1", "10", ".", "-", "_", "a", "RC", "alpha", "pre", "preview", "post", "rev", "r", "dev", "+a", "+1", ".1", ".dev1", "-1", ".post1"]);
        Agree(VersionSchemes.Pep440, pairs, path => Command.Run("/usr/bin/python3", "-c", """
            import sys
            from packaging.version import Version, InvalidVersion
            for line in open(sys.argv[1]):
                try:
                    a, b = map(Version, line.rstrip("\n").split("\t"))
                    print((a > b) - (a < b))
                except InvalidVersion:
                    print("?")
            """, path));
    }

    [Fact]
    public void Npm_agrees()
    {
        Requires.Tool("node", "nodejs");
        Requires.That(Directory.Exists("/usr/share/nodejs/semver"), "Debian's package node-semver");
        var pairs = Pairs(["1.0.0", "1.2.3", "1.2.10", "v1.2.3"], ["0", "1", "10", ".", "-", "-", "a", "B", "rc", "+", ".x", "-rc.1"]);
        Agree(VersionSchemes.SemVer, pairs, path => Command.Run("env", "NODE_PATH=/usr/share/nodejs", "node", "-e", """
            const semver = require("/usr/share/nodejs/semver");
            for (const line of require("fs").readFileSync(process.argv[1], "utf8").split("\n").filter(Boolean)) {
              const [a, b] = line.split("\t");
              console.log(semver.valid(a) && semver.valid(b) ? semver.compare(a, b) : "?");
            }
            """, path));
    }

    [Fact]
    public void Composer_agrees()
    {
        Requires.Tool("php", "composer");
        Requires.That(File.Exists("/usr/share/php/Composer/Semver/autoload.php"), "Debian's package composer");
        var pairs = Pairs(["1", "1.0", "v1.2", "1.0.0.0", "2.x", "1.2.x"], [".0", ".1", "-dev", "-alpha", "beta", "RC", "1", "2", "-p1", "-patch2", "pl", "-stable", "+b", ".2"]);
        Agree(VersionSchemes.Composer, pairs, path => Command.Run("php", "-r", """
            require "/usr/share/php/Composer/Semver/autoload.php";
            $parser = new Composer\Semver\VersionParser();
            foreach (file($argv[1], FILE_IGNORE_NEW_LINES) as $line) {
              [$a, $b] = explode("\t", $line);
              try { echo version_compare($parser->normalize($a), $parser->normalize($b)), "\n"; }
              catch (UnexpectedValueException $e) { echo "?\n"; }
            }
            """, path), invalidIsInvalid: false);
    }

    [Fact]
    public void Maven_agrees()
    {
        Requires.Tool("java", "default-jre-headless");
        string[] jars = ["/usr/share/java/maven3-artifact.jar", "/usr/share/java/commons-lang3.jar"];
        Requires.That(jars.All(File.Exists), "Debian's package libmaven3-core-java");

        // Maven breaks its own specification where a number follows a word that follows a dot ("1.Final.1"), so such a word comes last.
        var pairs = Pairs(["1", "1.0", "2.1", "1.0.1"], [".1", ".2", ".0", "-1", "-alpha", "-beta-2", "-rc1", "-SNAPSHOT", "-sp", "-jre", "-foo", "-a1", "b2"], pieces: 2, ["", "", ".Final", ".RC1", ".jre"]);
        Agree(VersionSchemes.Maven, pairs, path =>
        {
            // The class has a main method that compares each argument with the one before.
            var versions = File.ReadLines(path).SelectMany(l => l.Split('\t')).ToArray();
            var said = Command.Run("java", ["-XX:TieredStopAtLevel=1", "-cp", string.Join(':', jars), "org.apache.maven.artifact.versioning.ComparableVersion", .. versions]);
            var signs = said.Split('\n').Where(l => l.StartsWith("   ", StringComparison.Ordinal)).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
            return string.Join('\n', signs.Where((_, i) => i % 2 == 0).Select(s => s switch { "<" => "-1", ">" => "1", _ => "0" }));
        });
    }

    [Fact]
    public void NuGet_agrees()
    {
        // No doubled hyphen: its library reads the identifier "-1" as a number below zero, against Semantic Versioning.
        var pairs = Pairs(["1", "1.0", "1.0.0", "1.2.3.4", "01.0"], [".0", ".1", ".2", "-a", "-RC", "-rc", ".x", "-1", "+b", "10", "_"]);
        Agree(VersionSchemes.NuGet, pairs, path => string.Join('\n', File.ReadLines(path).Select(l => l.Split('\t')).Select(p =>
            NuGet.Versioning.NuGetVersion.TryParse(p[0], out var a) && NuGet.Versioning.NuGetVersion.TryParse(p[1], out var b) ? $"{Math.Sign(a.CompareTo(b))}" : "?")));
    }

    static List<(string A, string B)> Pairs(string[] first, string[] rest, int pieces = 4, string[]? last = null)
    {
        var version = from start in Words(first) from more in Words(rest).List[0, pieces] from end in Words(last ?? [""]) select start + string.Concat(more) + end;
        List<(string, string)> pairs = [];
        Gen.Select(version, version).Sample((a, b) => pairs.Add((a, b)), iter: 3000, threads: 1);
        return pairs;
    }

    /// <param name="invalidIsInvalid">Whether our own check is as strict as the tool's.</param>
    static void Agree(IVersionScheme scheme, List<(string A, string B)> pairs, Func<string, string> ask, bool invalidIsInvalid = true)
    {
        using var directory = new TemporaryDirectory();
        var path = Path.Combine(directory.Path, "pairs");
        File.WriteAllLines(path, pairs.Select(p => $"{p.A}\t{p.B}"));
        var said = ask(path).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(pairs.Count, said.Length);
        List<string> wrong = [];
        var ordered = 0;
        foreach (var ((a, b), answer) in pairs.Zip(said))
        {
            var valid = scheme.IsValid(a) && scheme.IsValid(b);
            if (answer == "?" ? invalidIsInvalid && valid : !valid)
                wrong.Add($"{a} or {b}: the tool says {(answer == "?" ? "invalid" : "valid")}");
            else if (answer != "?" && int.Parse(answer) != Math.Sign(scheme.Compare(a, b)))
                wrong.Add($"{a} ? {b}: the tool says {answer}");
            ordered += answer == "?" ? 0 : 1;
        }

        Assert.Empty(wrong);
        Assert.True(ordered > 200, $"the tool took only {ordered} pairs");
    }

    static Gen<string> Words(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);
}
