using System.Text;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Executables;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Go.BuildInfo;

/// <summary>Reads which modules a Go program was built from, and with which standard library, stripped or not.</summary>
public sealed class BuildInfoCataloguer : IFileReader
{
    public const string Basis = "build info";

    /// <summary>Of the standard library alone, where there is no build info.</summary>
    public const string VersionBasis = "build version";

    public ReaderId Id { get; } = new("go/build-info", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Executables()];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (!ExecutableFile.TryRead(file.Bytes, out var executable))
            return;
        if (BuildInfoSearch.TryFind(file.Bytes, executable, out var blob))
            ReadModules(blob, evidence);
        else if (BuildVersion.IsGo(executable))
            ReadVersion(file.Bytes, executable, evidence);
    }

    static void ReadVersion(ReadOnlySpan<byte> file, ExecutableFile executable, EvidenceSink evidence)
    {
        evidence.Gap(GapCode.Unsupported, "Go built it, but its build info was taken out, so its modules cannot be told");
        if (BuildVersion.Find(file, executable) is { } toolchain)
            evidence.Add(Library(GoRelease.StandardLibrary, GoRelease.VersionOf(toolchain)) with { Basis = VersionBasis });
    }

    static void ReadModules(BuildInfoBlob blob, EvidenceSink evidence)
    {
        var info = BuildInfoText.Parse(blob.Modules, evidence);
        var release = GoRelease.VersionOf(Encoding.UTF8.GetString(blob.Version));
        if (!evidence.Add(Library(GoRelease.StandardLibrary, release)))
            return;
        if (info.Path?.StartsWith("cmd/", StringComparison.Ordinal) == true && !evidence.Add(Library(GoRelease.Toolchain, release)))
            return;
        if (MainModule.Of(info) is { } main && !evidence.Add(MainPackage(main, info, release, evidence.Limits)))
            return;
        foreach (var module in info.Modules)
            if (!evidence.Add(Module(module)))
                return;
    }

    static Package Library(string name, string version) => new() { Type = PackageType.Golang, Name = name, Version = version, Basis = Basis };

    static Package MainPackage(GoModule main, BuildInfoText info, string release, Limits limits)
    {
        var (version, basis) = MainVersion.Of(main, info);
        return new Package
        {
            Type = PackageType.Golang,
            Name = main.Path,
            Version = version,
            Basis = basis,
            Dependencies = [.. info.Modules.Select(m => new Dependency(m.Path, m.KnownVersion)).Prepend(new Dependency(GoRelease.StandardLibrary, release)).Take(limits.MaxDependenciesPerPackage)],
        };
    }

    static Package Module(GoModule module) => new()
    {
        Type = PackageType.Golang,
        Name = module.Path,
        Version = module.KnownVersion,
        Basis = Basis,
        Checksums = module.Sum is { } sum ? [sum] : [],
    };
}
