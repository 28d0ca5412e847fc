using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Xml;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.DotNet.PackagesConfig;

/// <summary>Reads the list of packages of projects for the .NET Framework: all of them, for it knows no transitive ones.</summary>
public sealed class PackagesConfigCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("dotnet/packages-config", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("packages.config")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        try
        {
            using var walk = new XmlWalk(new MemoryStream(file.Bytes.ToArray()), XmlLimits.Default);
            walk.Root("packages");
            for (var level = walk.Enter(); walk.Child(level);)
                if (walk.Name == "package" && !Add(walk, evidence))
                    return;
            walk.End();
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
        }
    }

    static bool Add(XmlWalk walk, EvidenceSink evidence)
    {
        if (walk.Attribute("id") is { Length: > 0 } name && walk.Attribute("version") is { Length: > 0 } version)
            return evidence.Add(new Package { Type = PackageType.NuGet, Name = name, Version = version, IsDevelopment = walk.Attribute("developmentDependency") == "true" });
        evidence.Gap(GapCode.Malformed, "a package has no name or no version");
        return true;
    }
}
