"""The ecosystems' own tools, asked in batches: which version is the older, and whether a constraint lets a version in."""
import os, re, subprocess, tempfile
import packaging.version

HERE = os.path.dirname(os.path.realpath(__file__))


# ---- The tools that say which version is the older: lists of (a, b) to lists of -1, 0, 1; None where a tool refuses a version.

def lines(command, rows):
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as file:
        file.write("".join("\t".join(row) + "\n" for row in rows))
        file.flush()
        env = dict(os.environ, NODE_PATH="/usr/share/nodejs")
        out = subprocess.run(command + [file.name], stdout=subprocess.PIPE, check=True, env=env, text=True).stdout.split("\n")[:-1]
    assert len(out) == len(rows), (command[0], len(out), len(rows))
    return [None if line == "?" else int(line) for line in out]


NODE = """const s=require("/usr/share/nodejs/semver"); for(const l of require("fs").readFileSync(process.argv[1],"utf8").split("\\n").slice(0,-1)){const [a,b]=l.split("\\t"); %s}"""
PHP = """require "/usr/share/php/Composer/Semver/autoload.php"; $p=new Composer\\Semver\\VersionParser(); foreach(file($argv[1],FILE_IGNORE_NEW_LINES) as $l){[$a,$b]=explode("\\t",$l); try{ %s }catch(UnexpectedValueException $e){echo "?\\n";}}"""


def semver(pairs):
    return lines(["node", "-e", NODE % "console.log(s.valid(a,{loose:true})&&s.valid(b,{loose:true})?s.compare(a,b,{loose:true}):'?')"], pairs)


def go(pairs):
    return semver([(a.removeprefix("v"), b.removeprefix("v")) for a, b in pairs])


def gem(pairs):
    return lines(["ruby", "-e", "File.foreach(ARGV[0],chomp:true){|l| a,b=l.split(\"\\t\"); puts Gem::Version.correct?(a)&&Gem::Version.correct?(b) ? Gem::Version.new(a)<=>Gem::Version.new(b) : '?'}"], pairs)


def composer(pairs):
    return lines(["php", "-r", PHP % "echo version_compare($p->normalize($a),$p->normalize($b)),\"\\n\";"], pairs)


def pep440(pairs):
    def one(a, b):
        try:
            a, b = packaging.version.Version(a), packaging.version.Version(b)
            return (a > b) - (a < b)
        except packaging.version.InvalidVersion:
            return None
    return [one(*p) for p in pairs]


def numbers(pairs, separators=r"[.-]"):
    def one(a, b):
        try:
            a, b = ([int(n) for n in re.split(separators, v)] for v in (a, b))
            return (a > b) - (a < b)
        except ValueError:
            return None
    return [one(*p) for p in pairs]


def alpine(pairs):
    def one(a, b):
        parts = [re.fullmatch(r"([0-9]+(?:\.[0-9]+)*)-r([0-9]+)", v) for v in (a, b)]
        if None in parts or any(re.search(r"\.0[0-9]", v) for v in (a, b)):
            return None
        a, b = (([int(n) for n in p[1].split(".")], int(p[2])) for p in parts)
        return (a > b) - (a < b)
    return [one(*p) for p in pairs]


def maven(pairs):
    jars = "/usr/share/java/maven3-artifact.jar:/usr/share/java/commons-lang3.jar"
    said = []
    for start in range(0, len(pairs), 2000):
        flat = [v for pair in pairs[start:start + 2000] for v in pair]
        out = subprocess.run(["java", "-cp", jars, "org.apache.maven.artifact.versioning.ComparableVersion", *flat], stdout=subprocess.PIPE, check=True, text=True).stdout
        signs = [l.split()[1] for l in out.split("\n") if l.startswith("   ")]
        said += [{"<": -1, ">": 1}.get(s, 0) for s in signs[::2]]
    return said


def dpkg(pairs):
    def one(a, b):
        for sign, said in (("lt", -1), ("eq", 0), ("gt", 1)):
            run = subprocess.run(["dpkg", "--compare-versions", a, sign, b], stderr=subprocess.PIPE)
            if run.stderr:
                return None
            if run.returncode == 0:
                return said
    return [one(*p) for p in pairs]


def rpm(pairs):
    said = []
    for start in range(0, len(pairs), 500):
        body = " ".join(f"local a,b=rpm.ver('{a}'),rpm.ver('{b}') print((a<b) and '-1\\n' or ((a==b) and '0\\n' or '1\\n'))" for a, b in pairs[start:start + 500])
        out = subprocess.run(["rpm", "--eval", "%{lua: " + re.sub(r"local a,b=(.*?) print\((.*?)\)(?= local|$)", r"do local a,b=\1 print(\2) end", body) + "}"], stdout=subprocess.PIPE, check=True, text=True).stdout
        said += [int(l) for l in out.split()]
    return said


def nuget(pairs):
    tool = os.path.join(HERE, "../../artifacts/bin/Plimsoll.Accuracy/release/Plimsoll.Accuracy")
    return lines([tool, "--nuget"], pairs)


ORACLES = {
    "npm": semver, "crates.io": semver, "Kubernetes": semver, "Bitnami": semver, "Node.js": semver, "GitHub Actions": semver, "Hex": semver, "Pub": semver, "SwiftURL": semver,
    "Go": go, "RubyGems": gem, "Ruby": gem, "Packagist": composer, "PyPI": pep440, "Maven": maven, "NuGet": nuget,
    "Hackage": lambda p: numbers(p, r"\."), "GHC": lambda p: numbers(p, r"\."), "CRAN": numbers,
    "Debian": dpkg, "AlmaLinux": rpm, "Red Hat": rpm, "Rocky Linux": rpm, "Azure Linux": rpm, "Alpine": alpine,
}


# ---- Constraints, by the tools that define them: lists of (constraint, version) to lists of 0, 1, None.

def npm_holds(pairs):
    return lines(["node", "-e", NODE % "const o={includePrerelease:true,loose:true}; console.log(s.validRange(a,o)===null||!s.valid(b,o)?'?':+s.satisfies(b,a,o))"], pairs)


def cargo_holds(pairs):
    # Cargo's comma is npm's space. A bare version means a caret. Carets and missing numbers are written out, for npm lets other pre-releases in.
    return npm_holds([(" ".join(caret(part.strip()) for part in c.split(",")), v) for c, v in pairs])


def caret(text):
    match = re.fullmatch(r"\^?\s*([0-9]+)\.([0-9]+)\.([0-9]+)(-[0-9A-Za-z.-]+)?", text)
    if not match:
        bound = re.fullmatch(r"(>=|<)\s*([0-9]+(?:\.[0-9]+)?)", text)
        return f"{bound[1]}{bound[2]}{'.0' * (2 - bound[2].count('.'))}" if bound else text
    major, minor, patch = (int(n) for n in match.groups()[:3])
    end = f"{major + 1}.0.0" if major else f"0.{minor + 1}.0" if minor else f"0.0.{patch + 1}"
    return f">={major}.{minor}.{patch}{match[4] or ''} <{end}-0"


def gem_holds(pairs):
    return lines(["ruby", "-e", "File.foreach(ARGV[0],chomp:true){|l| c,v=l.split(\"\\t\"); begin; puts Gem::Requirement.new(*c.split(',')).satisfied_by?(Gem::Version.new(v)) ? 1 : 0; rescue ArgumentError; puts '?'; end}"], pairs)


def composer_holds(pairs):
    return lines(["php", "-r", PHP % "echo +$p->parseConstraints($a)->matches(new Composer\\Semver\\Constraint\\Constraint('==',$p->normalize($b))),\"\\n\";"], pairs)
