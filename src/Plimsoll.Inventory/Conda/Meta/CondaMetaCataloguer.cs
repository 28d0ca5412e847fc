using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Conda.Meta;

/// <summary>
/// Reads conda's record of each installed package, <c>PREFIX/conda-meta/NAME-VERSION-BUILD.json</c>: what it is, what it needs, and its files below the prefix.
/// </summary>
/// <remarks>
/// conda, "PrefixRecord". Files of Python packages are among those it owns, so that their <c>dist-info</c> is known to be conda's. Whether somebody asked for a
/// package stands in <c>requested_spec</c>.
/// </remarks>
public sealed class CondaMetaCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("conda/meta", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Ending(".json")];

    public bool Wants(ReadOnlySpan<byte> path) => path.EndsWith(".json"u8) && FolderPath.ParentName(path).SequenceEqual("conda-meta"u8);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        try
        {
            using var document = JsonFile.Parse(file.Bytes);
            if (CondaPackage.From(document.RootElement, evidence.Limits) is not { } package)
            {
                evidence.Gap(GapCode.Malformed, "it names no package or no version");
                return;
            }

            if (evidence.Add(package))
                ReadFiles(document.RootElement, package.Name, FolderPath.Parent(FolderPath.Parent(file.Path)), evidence);
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
        }
    }

    static void ReadFiles(JsonElement root, string package, string prefix, EvidenceSink evidence)
    {
        var owned = new OwnedPaths(package, evidence);
        var from = FolderPath.Bytes(prefix);
        var resolved = new PathBuffer();
        foreach (var path in root.Items("files"))
        {
            if (path.ValueKind != JsonValueKind.String)
                continue;
            if (!FolderPath.TryResolve(from, FolderPath.Bytes(path.GetString()!), resolved))
                evidence.Gap(GapCode.Malformed, "a path is outside the root");
            else if (!owned.Add(resolved.Path))
                return;
        }

        owned.Keep();
    }
}
