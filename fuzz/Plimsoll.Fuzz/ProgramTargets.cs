using System.IO.Compression;
using System.Text;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Executables;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Binary.Executable;
using Plimsoll.Inventory.DotNet.Assets;
using Plimsoll.Inventory.DotNet.Bundle;
using Plimsoll.Inventory.DotNet.Deps;
using Plimsoll.Inventory.DotNet.PackagesConfig;
using Plimsoll.Inventory.DotNet.PackagesLock;
using Plimsoll.Inventory.DotNet.Project;
using Plimsoll.Inventory.DotNet.Sdk;
using Plimsoll.Inventory.Go.BuildInfo;
using Plimsoll.Inventory.Go.Mod;
using Plimsoll.Inventory.Rust.Audit;
using Plimsoll.Inventory.Rust.CargoLock;
using Plimsoll.Testing.Executables;

namespace Plimsoll.Fuzz;

/// <summary>Executables, and what Go, Rust and .NET leave in them and beside them.</summary>
static class ProgramTargets
{
    const string Modules = "path\texample.org/t\nmod\texample.org/t\t(devel)\t\ndep\texample.org/a\tv1.2.3\th1:A=\n=>\t./a\t(devel)\t\nbuild\t-ldflags=\"-X 'main.version=1.2.3'\"\nbuild\tvcs.revision=abcdef1234567890\nbuild\tvcs.time=2024-01-02T03:04:05Z\n";
    const string Crates = """{"packages":[{"name":"a","version":"1.0.0","source":"git","kind":"build"},{"name":"t","version":"0.1.0","source":"local","dependencies":[0],"root":true}]}""";
    const string Deps = """{"runtimeTarget":{"name":"t"},"targets":{"t":{"A/1.0.0":{"dependencies":{"B":"1.0"},"runtime":{"A.dll":{}}},"runtimepack.R/8.0.1":{"native":{"a":{}}}}},"libraries":{"A/1.0.0":{"type":"project","sha512":"sha512-AA=="},"runtimepack.R/8.0.1":{"type":"runtimepack"}}}""";
    const string Lock = """{"version":2,"dependencies":{"net8.0":{"A":{"type":"Direct","requested":"[1.0, )","resolved":"1.0.0","contentHash":"AA==","dependencies":{"B":"1.0"}},"B":{"type":"Project"}}}}""";
    const string Assets = """{"version":3,"targets":{"net8.0":{"A/1.0.0":{"type":"package","dependencies":{"B":"1.0"}}}},"libraries":{"A/1.0.0":{"sha512":"AA=="}},"project":{"frameworks":{"net8.0":{"dependencies":{"A":{"suppressParent":"All"}}}}}}""";
    const string Project = """<Project><PropertyGroup><V>1.0.0</V></PropertyGroup><ItemGroup><PackageReference Include="A" Version="$(V)" /><PackageReference Include="B"><Version>[1.0,2)</Version></PackageReference></ItemGroup></Project>""";
    const string Cargo = "version = 3\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nsource = \"registry+x\"\nchecksum = \"ab\"\ndependencies = [\"b 1.0.0\", \"c\"]\n[metadata]\n\"checksum a 1.0.0 (x)\" = \"ab\"\n";
    const string GoMod = "module example.org/t // a\ngo 1.22.1\nrequire (\n\texample.org/a v1.0.0 // indirect\n)\nreplace example.org/a v1.0.0 => ../a\nexclude example.org/b v1.0.0\n";
    const string PanicTexts = "x/registry/src/index/serde-1.0.0/src/lib.rs\\registry\\src\\i\\a-b-1-2.3.4-rc.1+b\\";

    static readonly IReadOnlyList<byte[]> Words = [.. Seeds.Of("\0\0\0\0", "\u00FF\u00FF\u00FF\u00FF", "\u00FF Go buildinf:", "\u007FELF", ".go.buildinfo\0", ".dep-v0\0", "UPX!", "RSDS"), [0xCA, 0xFE, 0xBA, 0xBE], [0xCF, 0xFA, 0xED, 0xFE]];
    static readonly IReadOnlyList<byte[]> JsonWords = Seeds.Of("{", "[", "null", "\"type\":\"package\"", "\"dependencies\":", "\"targets\":", "/", "\"\"", "sha512-");

    public static IReadOnlyList<Target> All { get; } =
    [
        new("executable", Programs([1, 2, 3], "data"), Words, Executable),
        Of("binary-executable", new ExecutableCataloguer(), "usr/bin/a", Programs([1, 2, 3], "data"), Words),
        Of("go-build-info", new BuildInfoCataloguer(), "usr/bin/a", GoPrograms(), [.. Words, .. Seeds.Of("\tv1.0.0\n", "dep\t", "=>\t", "build\t", "-X main.version=", "\"", "`")]),
        Of("go-mod", new GoModCataloguer(), "go.mod", Seeds.Of(GoMod), Seeds.Of("(", ")", "=>", "//", "require ", "replace ", "\n", "\"", "`")),
        Of("rust-audit", new AuditCataloguer(), "usr/bin/a", [.. Programs(Packed(Crates), ".dep-v0"), .. Programs(Encoding.UTF8.GetBytes(PanicTexts), ".rodata")], [.. Words, .. Seeds.Of("/registry/src/", "\\registry\\src\\", "-1.0.0/")]),
        new("rust-audit-data", Seeds.Of(Crates), Seeds.Of("{", "[", "null", "\"root\":true", "\"dependencies\":[", "-1", "99999999999"), AuditList),
        Of("cargo-lock", new CargoLockCataloguer(), "Cargo.lock", Seeds.Of(Cargo), Seeds.Of("[[package]]\n", "[", "]", "\"", "'''", " = ", "1979-05-27", "\n")),
        Of("dotnet-deps", new DepsCataloguer(), "a.deps.json", Seeds.Of(Deps), JsonWords),
        Of("dotnet-bundle", new BundleCataloguer(), "usr/bin/a", [BundleFixture.Build(Deps), BundleFixture.Build(Deps, version: 1), BundleFixture.Build(Deps, isCompressed: true)], Words),
        Of("dotnet-packages-lock", new PackagesLockCataloguer(), "packages.lock.json", Seeds.Of(Lock), JsonWords),
        Of("dotnet-assets", new AssetsCataloguer(), "project.assets.json", Seeds.Of(Assets), JsonWords),
        Of("dotnet-packages-config", new PackagesConfigCataloguer(), "packages.config", Seeds.Of("<packages><package id=\"a\" version=\"1\" developmentDependency=\"true\"/></packages>"), Seeds.Of("<package ", "/>", "id=\"", "&#0;", "<![CDATA[", "<!--")),
        Of("dotnet-project", new ProjectCataloguer(), "a.csproj", Seeds.Of(Project), Seeds.Of("<ItemGroup>", "<Choose><When>", "$(V)", "[1.0,", "/>", "</", "&#0;", "<![CDATA[", "<!--")),
        Of("dotnet-sdk", new SdkCataloguer(), "dotnet/sdk/8.0.1/.version", Seeds.Of("abc\n8.0.1\nlinux-x64\n"), Seeds.Of("\n", "8.0.1")),
    ];

    static Target Of(string name, IFileReader reader, string path, IReadOnlyList<byte[]> seeds, IReadOnlyList<byte[]> words) => new(name, seeds, words, bytes =>
    {
        var sink = new EvidenceSink(path, reader.Id.Name, Limits.Default);
        reader.Read(new FileContent(path, bytes, sink.Limits), sink);
        sink.ToEvidence();
    });

    static void Executable(byte[] bytes)
    {
        if (!ExecutableFile.TryRead(bytes, out var executable))
            return;
        foreach (var part in executable.Sections.Concat(executable.Segments))
            if (ExecutableFile.Data(bytes, part).Length != part.Length)
                throw new InvalidOperationException("A section is not where it says.");
        foreach (var segment in executable.Segments)
            executable.Pointer(executable.At(bytes, segment.Address));
    }

    static void AuditList(byte[] bytes)
    {
        try
        {
            AuditData.Read(bytes, new EvidenceSink("a", "rust/audit", Limits.Default));
        }
        catch (MalformedDocumentException)
        {
        }
    }

    static IReadOnlyList<byte[]> Programs(byte[] data, string section) =>
    [
        new ElfFixture { Type = 3, Interpreter = "/lib/ld.so", Needed = ["libc.so.6"], BuildId = [1, 2, 3] }.Add(section, data).Build(),
        new ElfFixture(is64: false, isBigEndian: true) { Type = 3, SoName = "a.so" }.Add(section, data).Build(),
        PeFixture.Build(isLibrary: true, ["KERNEL32.dll"], (section.Length > 8 ? ".data" : section, data)),
        MachFixture.Universal(MachFixture.Build(isLibrary: false, ["/usr/lib/a.dylib"], (section, data))),
    ];

    static IReadOnlyList<byte[]> GoPrograms() =>
    [
        .. Programs(GoBuildInfoFixture.Inline("go1.22.3", Modules), ".go.buildinfo"),
        GoBuildInfoFixture.Pointed(is64: true, isBigEndian: false, "go1.17", Modules),
        GoBuildInfoFixture.Pointed(is64: false, isBigEndian: true, "go1.17", Modules),
    ];

    static byte[] Packed(string json)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(Encoding.UTF8.GetBytes(json));
        return packed.ToArray();
    }
}
