using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Go.Mod;

/// <summary>Reads the modules that a Go module asks for; since Go 1.17 that is all it is built from.</summary>
public sealed class GoModCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("go/mod", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("go.mod")];

    // What tests of Go's own tools read.
    public bool Wants(ReadOnlySpan<byte> path) => path.IndexOf("/testdata/"u8) < 0 && !path.StartsWith("testdata/"u8);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var lines = GoModLines.Read(file.Bytes, evidence);
        var replacements = new Replacements();
        foreach (var line in lines.Where(l => l.Verb == "replace"))
            replacements.Add(line.Words);
        var excluded = lines.Where(l => l is { Verb: "exclude", Words.Count: 2 }).Select(l => (l.Words[0], l.Words[1])).ToHashSet();
        var modules = new List<Package>();
        foreach (var line in lines)
            if (line is { Verb: "require", Words: [{ Length: > 0 } path, { Length: > 0 } version] } && !excluded.Contains((path, version)))
                modules.Add(Module(replacements.Of(path, version), !line.IsIndirect));
        if (Release(lines) is { Length: > 0 } release)
            modules.Add(Module((GoRelease.StandardLibrary, release), isDirect: true));
        if (lines.Find(l => l is { Verb: "module", Words: [{ Length: > 0 }] }) is { } own && !evidence.Add(Own(own.Words[0], modules, evidence)))
            return;
        foreach (var module in modules)
            if (!evidence.Add(module))
                return;
    }

    // The line "go 1.22" names a language, not a release; what the toolchain must be at least has three numbers.
    static string Release(List<GoModLine> lines)
    {
        var named = lines.Find(l => l is { Verb: "toolchain", Words: [not "default"] }) ?? lines.Find(l => l is { Verb: "go", Words: [var version] } && version.Count('.') == 2);
        return named is null ? "" : GoRelease.VersionOf(named.Words[0]);
    }

    static Package Module((string Path, string Version) module, bool isDirect) => new()
    {
        Type = PackageType.Golang,
        Name = module.Path,
        Version = module.Version is "v0.0.0" ? "" : module.Version,
        IsDirect = isDirect,
    };

    static Package Own(string path, List<Package> modules, EvidenceSink evidence) => new()
    {
        Type = PackageType.Golang,
        Name = path,
        Version = "",
        Dependencies = [.. modules.Where(m => m.IsDirect == true).Take(evidence.Limits.MaxDependenciesPerPackage).Select(m => new Dependency(m.Name, m.Version))],
    };
}
