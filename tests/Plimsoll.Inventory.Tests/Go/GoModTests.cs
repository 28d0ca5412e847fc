using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Go.Mod;
using Plimsoll.Testing.Go;

namespace Plimsoll.Inventory.Tests.Go;

public class GoModTests
{
    const string Path = "src/go.mod";
    const string File = """
        // A tool.
        module example.org/tool // of ours

        go 1.22.1
        toolchain go1.22.5

        require example.org/single v0.9.0
        require (
            example.org/a v1.2.3
            "example.org/quoted" v1.0.0
            example.org/b v0.0.0-20240102030405-abcdef123456 // indirect
            example.org/c v1.0.0 // indirect; needed by a
            example.org/old v1.5.0
            example.org/local v1.0.0
            example.org/bad v1.0.1
            example.org/big v24.0.7+incompatible
        )

        exclude example.org/bad v1.0.1
        replace (
            example.org/old v1.5.0 => example.org/new v1.6.0
            example.org/a v1.0.0 => example.org/never v1.0.0
        )
        replace example.org/local => ../local
        retract [v1.0.0, v1.1.0] // broken
        """;

    static readonly CataloguerTest GoMod = CataloguerTest.Of(new GoModCataloguer());

    [Fact]
    public void What_is_asked_for_is_read_with_replacements_and_exclusions()
    {
        var evidence = GoMod.On(Path, File);
        Assert.Empty(evidence.Gaps);
        Assert.Equal(
            [
                "example.org/tool  ", "example.org/single v0.9.0 True", "example.org/a v1.2.3 True", "example.org/quoted v1.0.0 True", "example.org/b v0.0.0-20240102030405-abcdef123456 False",
                "example.org/c v1.0.0 False", "example.org/new v1.6.0 True", "example.org/local  True", "example.org/big v24.0.7+incompatible True", "stdlib 1.22.5 True",
            ],
            evidence.Packages.Select(p => $"{p.Name} {p.Version} {p.IsDirect}"));
        Assert.Equal(["example.org/single", "example.org/a", "example.org/quoted", "example.org/new", "example.org/local", "example.org/big", "stdlib"], evidence.Packages[0].Dependencies.Select(d => d.Name));
    }

    [Theory]
    [InlineData("go 1.22", null)]
    [InlineData("go 1.22.3", "1.22.3")]
    [InlineData("go 1.21\ntoolchain default", null)]
    public void A_language_version_is_no_release(string line, string? version) =>
        Assert.Equal(version, GoMod.On(Path, $"module a\n{line}\n").Packages.FirstOrDefault(p => p.Name == "stdlib")?.Version);

    [Fact]
    public void Go_itself_lists_the_same_modules()
    {
        using var tool = new GoTool();
        tool.Publish("example.org/dep", "v1.2.3", "package dep\n");
        tool.Publish("example.org/new", "v1.1.0", "package old\n");
        tool.Publish("example.org/old", "v1.0.0", "package old\n");
        var mod = tool.Write("tool/go.mod", "module example.org/tool\n\ngo 1.18\n\nrequire (\n\texample.org/dep v1.2.3\n\texample.org/old v1.0.0 // indirect\n)\n\nreplace example.org/old => example.org/new v1.1.0\n");
        var said = tool.Run("tool", [], "list", "-m", "-f", "{{if not .Main}}{{with .Replace}}{{.Path}} {{.Version}}{{else}}{{.Path}} {{.Version}}{{end}} {{not .Indirect}}{{end}}", "all");
        Assert.Equal(
            said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Replace("true", "True", StringComparison.Ordinal).Replace("false", "False", StringComparison.Ordinal)),
            GoMod.On(Path, System.IO.File.ReadAllText(mod)).Packages.Skip(1).Select(p => $"{p.Name} {p.Version} {p.IsDirect}"));
    }

    [Fact]
    public void Material_of_tests_is_left_alone() => Assert.False(new GoModCataloguer().Wants("a/testdata/x/go.mod"u8));

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(File);
        GoMod.NeverThrowsOnAnyPrefixOf(Path, bytes);
        GoMod.NeverThrowsOnFlipsOf(Path, bytes, 1000);
        Assert.Equal(GapCode.TooLarge, GoMod.On(Path, System.Text.Encoding.UTF8.GetBytes("module " + new string('a', 1000)), Limits.Default with { MaxFieldBytes = 100 }).Gaps.Single().Code);
    }
}
