using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Flatpak.Metadata;

/// <summary>Reads what a Flatpak is that itself is the root, as in images that registries of Flatpaks serve: <c>metadata</c>. An application's version does not stand there.</summary>
/// <remarks>flatpak-metadata(5): sections <c>[Application]</c> or <c>[Runtime]</c> with <c>name</c> and <c>runtime</c>.</remarks>
public sealed class FlatpakMetadataCataloguer : IFileReader
{
    const string Application = "Application";
    const string Runtime = "Runtime";

    public ReaderId Id { get; } = new("flatpak/metadata", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.File("metadata")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var sections = Sections.Of(file.Bytes, evidence.Limits);
        var section = sections.ContainsKey(Application) ? Application : Runtime;

        // Other things than Flatpaks have a file of this name.
        if (FieldText.Of(sections.Value(section, "name"), evidence.Limits) is not { } name || FlatpakReference.Of(sections.Value(section, "runtime"), evidence.Limits) is not { } runtime)
            return;
        var isItself = runtime.Id == name;
        evidence.Add(new Package
        {
            Type = PackageType.Flatpak,
            Name = name,
            Version = isItself ? runtime.Branch : "",
            Architecture = runtime.Architecture,
            Dependencies = isItself ? [] : [runtime.ToDependency()],
        });
    }
}
