using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Php.ComposerLock;

/// <summary>Reads what Composer locked. What the project asks for itself stands in its manifest alone.</summary>
public sealed class ComposerLockCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("php/composer-lock", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("composer.lock")];

    public ReaderKind Kind => ReaderKind.Declared;

    // One that an installed package was published with locks nothing of whoever installs it.
    public bool Wants(ReadOnlySpan<byte> path) => !path.StartsWith("vendor/"u8) && path.IndexOf("/vendor/"u8) < 0;

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (!DocumentSize.IsBearable(file, evidence))
            return;
        try
        {
            using var document = JsonFile.Parse(file.Bytes);
            var root = document.RootElement;
            if (root.Get("packages") is not { ValueKind: JsonValueKind.Array })
                evidence.Gap(GapCode.Malformed, "it holds no list of packages");
            var packages = new ComposerPackages(evidence);
            packages.Add(root.Items("packages"), _ => false);
            packages.Add(root.Items("packages-dev"), _ => true);
            packages.Report();
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
        }
    }
}
