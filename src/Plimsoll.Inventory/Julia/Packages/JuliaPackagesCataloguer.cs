using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Julia.Packages;

/// <summary>Reads which packages lie in a Julia depot: <c>packages/NAME/SLUG/Project.toml</c>.</summary>
/// <remarks>Pkg.jl, "Project.toml": <c>name</c>, <c>uuid</c>, <c>version</c>, <c>authors</c>, and <c>deps</c>, a table of UUIDs.</remarks>
public sealed class JuliaPackagesCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("julia/packages", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("Project.toml"), Interest.Named("JuliaProject.toml")];

    public bool Wants(ReadOnlySpan<byte> path) => PathParts.NameAbove(path, 3).SequenceEqual("packages"u8);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        using var document = DocumentOf.Toml(file, evidence);
        if (document is null)
            return;
        var root = document.RootElement;

        // Other things than a depot have directories of this name, and other tools than Julia a file of this one.
        if (root.Field("name", evidence) is not { } name || root.Field("uuid", evidence) is not { } uuid)
            return;
        evidence.Add(JuliaPackage.Of(name, root.Field("version", evidence) ?? "", uuid) with
        {
            Maintainer = FieldText.Of(string.Join(", ", root.Texts("authors")), evidence.Limits),
            Dependencies = [.. root.Members("deps").Take(evidence.Limits.MaxDependenciesPerPackage).Select(d => new Dependency(d.Name))],
        });
    }
}
