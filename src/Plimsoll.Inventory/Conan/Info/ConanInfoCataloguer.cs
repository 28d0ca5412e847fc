using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Conan.Info;

/// <summary>Reads what Conan 1 leaves beside the binaries that it installs: <c>conaninfo.txt</c>.</summary>
/// <remarks>
/// In the cache, <c>data/NAME/VERSION/USER/CHANNEL/package/ID/conaninfo.txt</c>, the path says which package it is, and <c>[full_requires]</c> what that needs.
/// Elsewhere it lies where a project was installed, and <c>[full_requires]</c> are the packages.
/// </remarks>
public sealed class ConanInfoCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("conan/info", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("conaninfo.txt")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var sections = Sections.Of(file.Bytes, evidence.Limits);
        var needs = (sections.TryGetValue("full_requires", out var lines) ? lines : [])
            .Select(l => ConanReference.Of(l, evidence.Limits)).OfType<ConanReference>();
        if (OfCache(file.Path, evidence) is { } reference)
            evidence.Add(reference.ToPackage(dependencies: [.. needs.Take(evidence.Limits.MaxDependenciesPerPackage).Select(n => n.ToDependency())]));
        else
            foreach (var need in needs)
                if (!evidence.Add(need.ToPackage()))
                    return;
    }

    static ConanReference? OfCache(string path, EvidenceSink evidence) => PathParts.NameAbove(path, 2) is not "package" ? null : ConanReference.Of(
        $"{PathParts.NameAbove(path, 6)}/{PathParts.NameAbove(path, 5)}@{PathParts.NameAbove(path, 4)}/{PathParts.NameAbove(path, 3)}", evidence.Limits);
}
