using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Java.Pom;

/// <summary>Reads what a Maven project asks for: the dependencies of its <c>pom.xml</c>.</summary>
/// <remarks>
/// Maven POM reference, "Dependencies". Versions that a parent, an imported list or a profile decides are not in this file: such packages have none. Plugins and
/// extensions serve the build alone and are not read.
/// </remarks>
public sealed class PomCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("java/pom", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("pom.xml")];

    public ReaderKind Kind => ReaderKind.Declared;

    public void Read(FileContent file, EvidenceSink evidence)
    {
        try
        {
            var pom = PomFile.Read(file.Bytes);
            foreach (var dependency in pom.Dependencies)
                if (pom.Resolve(dependency) is not { } coordinates)
                    evidence.Gap(GapCode.Malformed, "a dependency's names cannot be told from this file");
                else if (!evidence.Add(Package(coordinates, dependency, pom)))
                    return;
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
        }
    }

    static Package Package(Coordinates coordinates, PomDependency dependency, PomFile pom) => new()
    {
        Type = PackageType.Maven,
        Name = coordinates.Name,
        Version = coordinates.Version,
        IsDirect = true,
        IsDevelopment = pom.Scope(dependency) is "test" or "provided",
        Qualifiers = Qualifiers(pom.Resolve(dependency.Classifier), pom.Resolve(dependency.Type)),
    };

    static KeyValuePair<string, string>[] Qualifiers(string? classifier, string? type) =>
    [
        .. Coordinates.IsId(classifier) ? [new KeyValuePair<string, string>("classifier", classifier!)] : Array.Empty<KeyValuePair<string, string>>(),
        .. type != "jar" && Coordinates.IsId(type) ? [new KeyValuePair<string, string>("type", type!)] : Array.Empty<KeyValuePair<string, string>>(),
    ];
}
