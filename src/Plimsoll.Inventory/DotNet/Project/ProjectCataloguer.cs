using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Xml;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.DotNet.Project;

/// <summary>Reads which packages projects ask for, and the versions that a repository keeps in one place.</summary>
/// <remarks>What conditions and imports would add is not known without building; a lock file, where there is one, tells all.</remarks>
public sealed class ProjectCataloguer : IFileReader
{
    const string Basis = "project file";

    public ReaderId Id { get; } = new("dotnet/project", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } =
    [
        Interest.Ending(".csproj"), Interest.Ending(".fsproj"), Interest.Ending(".vbproj"), Interest.Named("Directory.Packages.props"), Interest.Named("Directory.Build.props"),
    ];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        try
        {
            using var walk = new XmlWalk(new MemoryStream(file.Bytes.ToArray()), XmlLimits.Default);
            walk.Root("Project");
            ReadGroups(walk, [], evidence);
            walk.End();
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
        }
    }

    // Groups may stand in choices; the depth is the walk's to limit.
    static void ReadGroups(XmlWalk walk, Dictionary<string, string> properties, EvidenceSink evidence)
    {
        for (var level = walk.Enter(); walk.Child(level);)
            switch (walk.Name)
            {
                case "PropertyGroup": ReadProperties(walk, properties); break;
                case "ItemGroup": ReadItems(walk, properties, evidence); break;
                case "Choose" or "When" or "Otherwise": ReadGroups(walk, properties, evidence); break;
            }
    }

    static void ReadProperties(XmlWalk walk, Dictionary<string, string> properties)
    {
        for (var level = walk.Enter(); walk.Child(level);)
        {
            walk.Keep();
            var name = walk.Name;
            properties[name] = walk.Text();
        }
    }

    static void ReadItems(XmlWalk walk, Dictionary<string, string> properties, EvidenceSink evidence)
    {
        for (var level = walk.Enter(); walk.Child(level);)
            if (walk.Name is "PackageReference" or "PackageVersion" or "GlobalPackageReference" && walk.Attribute("Include") is { Length: > 0 } name && !name.Contains('$', StringComparison.Ordinal))
            {
                var (asked, assets, isReference) = (walk.Attribute("VersionOverride") ?? walk.Attribute("Version"), walk.Attribute("PrivateAssets"), walk.Name != "PackageVersion");
                for (var inner = walk.Enter(); walk.Child(inner);)
                    (asked, assets) = walk.Name switch
                    {
                        "Version" or "VersionOverride" => (walk.Text(), assets),
                        "PrivateAssets" => (asked, walk.Text()),
                        _ => (asked, assets),
                    };
                if (!evidence.Add(Package(name, ProjectVersion.Of(asked, properties), isReference ? true : null, assets)))
                    return;
            }
    }

    static Package Package(string name, string version, bool? isDirect, string? privateAssets) => new()
    {
        Type = PackageType.NuGet,
        Name = name,
        Version = version,
        Basis = Basis,
        IsDirect = isDirect,
        IsDevelopment = string.Equals(privateAssets, "all", StringComparison.OrdinalIgnoreCase),
    };
}
