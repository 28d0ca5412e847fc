using CsCheck;
using Plimsoll.Advisories.Versions.Constraints;
using Plimsoll.Testing;

namespace Plimsoll.Advisories.Tests.Versions.Constraints;

/// <summary>The languages' own tools say which versions a constraint lets in.</summary>
public class ConstraintOracleTests
{
    [Fact]
    public void Npm_agrees()
    {
        Requires.Tool("node", "nodejs");
        Requires.That(Directory.Exists("/usr/share/nodejs/semver"), "Debian's package node-semver");
        var partial = Words("1", "1.2", "1.2.3", "0", "0.1", "0.1.2", "0.0.3", "1.x", "1.2.x", "*", "2.0.0-rc.1", "0.1.2-0", "v1.2.3", "1.2.3beta", "1.2.3+b", "x", "0.0.0");
        var comparison = from sign in Words("", "", "=", "<", "<=", ">", ">=", "~", "^", "~>", "< ", ">= ", "^ ") from v in partial select sign + v;
        // Without a build, which npm puts before the pre-release that it adds, and so loses it.
        var bounds = partial.Where(p => !p.Contains('+', StringComparison.Ordinal));
        var hyphen = from a in bounds from b in bounds select $"{a} - {b}";
        var alternative = Gen.OneOf(comparison, comparison, comparison, hyphen, from a in comparison from b in comparison select $"{a} {b}");
        var constraint = Gen.OneOf(alternative, alternative, from a in alternative from b in alternative from bar in Words("||", " || ") select a + bar + b);
        var version = from core in Words("0.0.0", "0.0.2", "0.0.3", "0.0.4", "0.1.1", "0.1.2", "0.1.9", "0.2.0", "1.0.0", "1.2.0", "1.2.2", "1.2.3", "1.2.4", "1.3.0", "1.9.9", "2.0.0", "2.1.0", "3.0.0") from pre in Words("", "", "-0", "-alpha", "-rc.1", "-rc.2") select core + pre;
        Agree(NpmConstraint.Parse, constraint, version, path => Command.Run("env", "NODE_PATH=/usr/share/nodejs", "node", "-e", """
            const semver = require("/usr/share/nodejs/semver");
            const options = { includePrerelease: true, loose: true };
            for (const line of require("fs").readFileSync(process.argv[1], "utf8").split("\n").filter(Boolean)) {
              const [range, version] = line.split("\t");
              console.log(semver.validRange(range, options) === null ? "?" : semver.satisfies(version, range, options) ? "1" : "0");
            }
            """, path));
    }

    [Fact]
    public void Ruby_agrees()
    {
        Requires.Tool("ruby", "ruby");
        var bound = Words("1", "1.2", "1.2.3", "1.2.3.4", "0.9", "2.0.0.rc1", "1.2.3.beta.2", "1.2.0-rc1", "1.10p5", "2.a", "x", "1..2");
        var comparison = from sign in Words("", "=", "!=", "<", "<=", ">", ">=", "~>", "~> ", ">= ", " < ") from v in bound select sign + v;
        var constraint = Gen.OneOf(comparison, from a in comparison from b in comparison from comma in Words(",", ", ") select a + comma + b);
        var version = Words("0.8", "0.9", "0.9.1", "1", "1.0.a", "1.1.9", "1.2", "1.2.0.rc1", "1.2.3.beta.1", "1.2.3.beta.2", "1.2.3", "1.2.3.3", "1.2.3.4", "1.2.3.5", "1.2.4.a", "1.2.4", "1.3.a", "1.3.0.rc1", "1.3", "1.10", "1.11", "2.a", "2.0.0.rc1", "2.0.0.rc2", "2.0", "2.0.1", "2.1", "3.a", "3");
        Agree(GemConstraint.Parse, constraint, version, path => Command.Run("ruby", "-e", """
            File.foreach(ARGV[0], chomp: true) { |line|
              constraint, version = line.split("\t")
              begin
                puts Gem::Requirement.new(*constraint.split(",")).satisfied_by?(Gem::Version.new(version)) ? 1 : 0
              rescue ArgumentError
                puts "?"
              end }
            """, path));
    }

    [Fact]
    public void Composer_agrees()
    {
        Requires.Tool("php", "composer");
        Requires.That(File.Exists("/usr/share/php/Composer/Semver/autoload.php"), "Debian's package composer");
        var bound = Words("1", "1.2", "1.2.3", "v1.2.3", "1.2.3.4", "0.3", "0.0.3", "0", "1.2.0-beta1", "1.2.0-RC1", "1.2.3-p1", "2.0-dev");
        var comparison = from sign in Words("", "=", "==", "!=", "<>", "<", "<=", ">", ">=", "~", "^", ">= ") from v in bound select sign + v;
        var single = Gen.OneOf(comparison, comparison, comparison, Words("*", "1.*", "1.2.*", "1.2.x", "v1.*", "0.*", "1.0 - 1.2", "1.0.0 - 1.2.3", "0.3 - 2", "1.2@beta", ">=1.2@dev"));
        var together = Gen.OneOf(single, from a in single from b in single from and in Words(",", ", ", " ") select a + and + b);
        var constraint = Gen.OneOf(together, from a in together from b in together from or in Words("|", "||", " || ") select a + or + b);
        var version = Words("0.0.1", "0.0.3", "0.0.4-dev", "0.0.4", "0.2.9", "0.3", "0.3.1", "0.4-alpha", "0.4", "1.0-dev", "1.0", "1.1.9", "1.2-dev", "1.2.0-beta1", "1.2.0-beta2", "1.2.0-RC1", "1.2", "1.2.3-dev", "1.2.3", "1.2.3-p1", "1.2.3.4", "1.2.4", "1.3-dev", "1.3.0-alpha1", "1.3", "1.9", "2.0-dev", "2.0.0-beta1", "2.0", "2.5", "3.0", "dev-main");
        Agree(ComposerConstraint.Parse, constraint, version, path => Command.Run("php", "-r", """
            require "/usr/share/php/Composer/Semver/autoload.php";
            $parser = new Composer\Semver\VersionParser();
            foreach (file($argv[1], FILE_IGNORE_NEW_LINES) as $line) {
              [$constraint, $version] = explode("\t", $line);
              try {
                $wanted = $parser->parseConstraints($constraint);
                $given = new Composer\Semver\Constraint\Constraint("==", $parser->normalize($version));
                echo $wanted->matches($given) ? 1 : 0, "\n";
              } catch (UnexpectedValueException $e) { echo "?\n"; }
            }
            """, path));
    }

    /// <param name="parse">null means: no constraint. What the tool refuses may be read or refused; what it takes must be read as it does.</param>
    static void Agree(Func<string, VersionSet?> parse, Gen<string> constraints, Gen<string> versions, Func<string, string> ask)
    {
        List<(string Constraint, string Version)> pairs = [];
        Gen.Select(constraints, versions).Sample((c, v) => pairs.Add((c, v)), iter: 6000, threads: 1);
        pairs.RemoveAll(p => p.Constraint.Trim().Length == 0);
        using var directory = new TemporaryDirectory();
        var path = directory.Combine("pairs");
        File.WriteAllLines(path, pairs.Select(p => $"{p.Constraint}\t{p.Version}"));
        var said = ask(path).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(pairs.Count, said.Length);
        var wrong = pairs.Zip(said).Where(p => p.Second != "?")
            .Select(p => (p.First.Constraint, p.First.Version, Tool: p.Second, Ours: parse(p.First.Constraint) is { } set ? set.Contains(p.First.Version) ? "1" : "0" : "?"))
            .Where(p => p.Tool != p.Ours).Select(p => $"{p.Version} in '{p.Constraint}': the tool says {p.Tool}, we {p.Ours}").Distinct().Take(30);
        Assert.Empty(wrong);
        Assert.True(said.Count(s => s == "1") > 500 && said.Count(s => s == "0") > 500, "the tool said the same of nearly all");
    }

    static Gen<string> Words(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);
}
