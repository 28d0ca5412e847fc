using Plimsoll.Inventory.Go.BuildInfo;
using Plimsoll.Testing;
using Plimsoll.Testing.Go;

namespace Plimsoll.Inventory.Tests.Go;

/// <summary>Programs that the real toolchain builds here, for several systems, compared with what <c>go version -m</c> reads of them.</summary>
public sealed class RealProgramTests : IDisposable
{
    static readonly CataloguerTest Go = CataloguerTest.Of(new BuildInfoCataloguer());

    readonly GoTool tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void Stripped_programs_of_all_formats_sizes_and_byte_orders_give_what_go_gives()
    {
        WriteTool();
        foreach (var (os, architecture) in new[] { ("linux", "amd64"), ("linux", "386"), ("linux", "s390x"), ("windows", "amd64"), ("darwin", "arm64") })
        {
            var program = tool.Build("tool", os, architecture, "-ldflags", "-s -w -X main.version=1.2.3");
            Agree(program);
            var main = Go.On("tool", File.ReadAllBytes(program)).Packages[1];
            Assert.Equal(("example.org/tool", "v1.2.3", "ldflags"), (main.Name, main.Version, main.Basis));
        }
    }

    [Fact]
    public void A_program_whose_build_info_was_wiped_still_tells_its_standard_library()
    {
        WriteTool();
        foreach (var architecture in (string[])["amd64", "386"])
        {
            var bytes = File.ReadAllBytes(tool.Build("tool", "linux", architecture, "-ldflags", "-s -w"));
            var expected = Go.On("tool", bytes).Packages[0].Version;
            for (int at; (at = bytes.AsSpan().IndexOf(" Go buildinf:"u8)) >= 0;)
                bytes[at] = 0;
            var library = Go.On("tool", bytes).Packages.Single();
            Assert.Equal(("stdlib", expected, "build version"), (library.Name, library.Version, library.Basis));
        }
    }

    [Fact]
    public void A_checkouts_commit_is_the_version()
    {
        Requires.Tool("git", "git");
        WriteTool();
        var directory = Path.Combine(tool.Path, "tool");
        tool.Build("tool", "linux", "amd64", "-buildvcs=false");    // writes go.sum, so that nothing is changed after the commit
        foreach (var arguments in (string[][])[["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "a"]])
            Command.Run("git", ["-C", directory, .. arguments]);
        var (_, commit, _) = Command.Try("git", ["-C", directory, "log", "-1", "--format=%cd-%H", "--date=format-local:%Y%m%d%H%M%S"], [("TZ", "UTC")]);
        Assert.Equal(("v0.0.0-" + commit[.."20240102030405-abcdef123456".Length], "vcs stamp"), MainOf(tool.Build("tool", "linux", "amd64", "-buildvcs=true")));
        tool.Write("tool/more.go", "package main\n");
        Assert.EndsWith("+dirty", MainOf(tool.Build("tool", "linux", "amd64", "-buildvcs=true")).Version, StringComparison.Ordinal);
    }

    static (string Version, string? Basis) MainOf(string program)
    {
        Agree(program);
        var main = Go.On("tool", File.ReadAllBytes(program)).Packages[1];
        return (main.Version, main.Basis);
    }

    [Theory]
    [InlineData("/usr/bin/go")]
    [InlineData("/usr/bin/docker")]
    [InlineData("/usr/bin/containerd")]
    [InlineData("/usr/bin/podman")]
    [InlineData("/usr/bin/skopeo")]
    [InlineData("/usr/bin/umoci")]
    [InlineData("/usr/bin/docker-registry")]
    public void A_program_of_this_machine_gives_what_go_gives(string path)
    {
        Assert.SkipUnless(File.Exists(path), $"{path} is not installed");
        Agree(path);
    }

    static void Agree(string program)
    {
        var evidence = Go.On("tool", File.ReadAllBytes(program));
        Assert.Empty(evidence.Gaps);
        var modules = evidence.Packages.Where(p => p.Name is not ("stdlib" or "toolchain") && p.Dependencies.Count == 0).Select(p => $"{p.Name} {p.Version} {string.Join(' ', p.Checksums)}".Trim());
        Assert.Equal(GoSays(program), modules);
    }

    static List<string[]> Said(string program) =>
        [.. Command.Run("go", "version", "-m", program).Split('\n').Skip(1).Select(l => l.TrimStart('\t').Split('\t')).Where(f => f.Length > 1)];

    /// <summary>Dependencies as Go's own scanner of vulnerabilities takes them: what replaces counts.</summary>
    static List<string> GoSays(string program)
    {
        var modules = new List<string>();
        foreach (var fields in Said(program))
            if (fields[0] == "dep")
                modules.Add($"{fields[1]} {Known(fields[2])} {(fields.Length > 3 ? fields[3] : "")}".Trim());
            else if (fields[0] == "=>")
                modules[^1] = fields[1].StartsWith('.') ? modules[^1].Split(' ')[0] : $"{fields[1]} {Known(fields[2])} {(fields.Length > 3 ? fields[3] : "")}".Trim();
        return modules;
    }

    static string Known(string version) => version is "(devel)" or "v0.0.0" ? "" : version;

    void WriteTool()
    {
        tool.Publish("example.org/dep", "v1.2.3", "package dep\n\nfunc Word() string { return \"dep\" }\n");
        tool.Publish("example.org/old", "v1.0.0", "package old\n\nfunc Word() string { return \"old\" }\n");
        tool.Publish("example.org/new", "v1.1.0", "package old\n\nfunc Word() string { return \"new\" }\n");
        tool.Write("tool/local/go.mod", "module example.org/local\n\ngo 1.18\n");
        tool.Write("tool/local/lib.go", "package local\n\nfunc Word() string { return \"local\" }\n");
        tool.Write("tool/go.mod", """
            module example.org/tool

            go 1.18

            require (
                example.org/dep v1.2.3
                example.org/old v1.0.0
                example.org/local v0.0.0
            )

            replace example.org/old => example.org/new v1.1.0

            replace example.org/local => ./local
            """);
        tool.Write("tool/main.go", """
            package main

            import (
                "example.org/dep"
                "example.org/local"
                "example.org/old"
            )

            var version = "none"

            func main() { println(version, dep.Word(), old.Word(), local.Word()) }
            """);
    }
}
