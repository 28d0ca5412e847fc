using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Haskell.PackageDb;

/// <summary>Reads what is registered with a Haskell compiler: a file a package in GHC's <c>package.conf.d</c>, cabal's <c>package.db</c> and Stack's <c>pkgdb</c>.</summary>
/// <remarks>GHC User's Guide, "InstalledPackageInfo": <c>field: value</c>, continued by lines that begin with a blank. A sublibrary names the package that it is of.</remarks>
public sealed class PackageDbCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("haskell/package-db", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Ending(".conf")];

    public bool Wants(ReadOnlySpan<byte> path)
    {
        var directory = PathParts.NameAbove(path, 1);
        return directory.SequenceEqual("package.conf.d"u8) || directory.SequenceEqual("package.db"u8) || directory.SequenceEqual("pkgdb"u8);
    }

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var info = new Stanza(file.Bytes);
        var name = Field(info, "package-name"u8, evidence) ?? Field(info, "name"u8, evidence);
        if (name is null || Field(info, "version"u8, evidence) is not { } version)
        {
            evidence.Gap(GapCode.Malformed, "it names no package or no version");
            return;
        }

        evidence.Add(new Package
        {
            Type = PackageType.Hackage,
            Name = name,
            Version = version,
            Licences = Field(info, "license"u8, evidence) is { } licence ? [licence] : [],
            Maintainer = Field(info, "maintainer"u8, evidence),
            Dependencies = Needs(info, name, evidence),
        });
    }

    /// <summary>A value that stands on the lines below its field is one line more often than not.</summary>
    static string? Field(Stanza info, ReadOnlySpan<byte> name, EvidenceSink evidence)
    {
        var isOfField = false;
        foreach (var line in info.Lines)
        {
            if (isOfField)
                return line is [(byte)' ' or (byte)'\t', ..] ? FieldText.Of(line, evidence.Limits) : null;
            if (line.Length <= name.Length || line[name.Length] != (byte)':' || !line.StartsWith(name))
                continue;
            if (FieldText.Of(line[(name.Length + 1)..], evidence.Limits) is { } value)
                return value;
            isOfField = true;
        }

        return null;
    }

    /// <summary><c>depends</c> are units, <c>NAME-VERSION[-HASH[-SUBLIBRARY]]</c>.</summary>
    static IReadOnlyList<Dependency> Needs(Stanza info, string self, EvidenceSink evidence)
    {
        var needs = new List<Dependency>();
        var isOfDepends = false;
        foreach (var line in info.Lines)
        {
            if (line is not [(byte)' ' or (byte)'\t', ..])
                isOfDepends = line.StartsWith("depends:"u8);
            if (!isOfDepends || FieldText.Of(line.StartsWith("depends:"u8) ? line["depends:".Length..] : line, evidence.Limits) is not { } units)
                continue;
            foreach (var unit in units.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                if (needs.Count < evidence.Limits.MaxDependenciesPerPackage && NamedVersion.Of(unit) is var (name, version) && name != self)
                    needs.Add(new Dependency(name, version));
        }

        return needs;
    }
}
