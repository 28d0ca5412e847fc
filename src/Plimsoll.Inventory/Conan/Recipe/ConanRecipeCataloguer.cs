using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Conan.Recipe;

/// <summary>Reads which packages a project asks Conan for: <c>conanfile.txt</c>. Its other form, <c>conanfile.py</c>, is a program.</summary>
/// <remarks>Conan reference, "conanfile.txt": <c>[requires]</c>, and for the build <c>[tool_requires]</c>, <c>[build_requires]</c>, <c>[test_requires]</c>. A range names no version.</remarks>
public sealed class ConanRecipeCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("conan/recipe", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("conanfile.txt")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var sections = Sections.Of(file.Bytes, evidence.Limits);
        foreach (var section in new[] { "requires", "tool_requires", "build_requires", "test_requires" })
            foreach (var line in sections.TryGetValue(section, out var lines) ? lines : [])
            {
                if (ConanReference.Of(line, evidence.Limits) is { } reference && !evidence.Add(reference.ToPackage(isDirect: true, isDevelopment: section != "requires")))
                    return;
            }
    }
}
