using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.R.Library;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.R.Renv;

/// <summary>Reads <c>renv.lock</c>: packages of R by exact version. Needs are <c>Requirements</c>, or since renv 1.1 the fields of DESCRIPTION.</summary>
/// <remarks>renv, "Lockfile format".</remarks>
public sealed class RenvCataloguer : IFileReader
{
    static readonly string[] Lists = ["Requirements", "Depends", "Imports", "LinkingTo"];
    static readonly string[] RemoteFields = ["RemoteType", "RemoteUsername", "RemoteRepo", "RemoteSha", "RemoteUrl", "Repository"];

    public ReaderId Id { get; } = new("r/renv", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("renv.lock")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        try
        {
            using var document = JsonFile.Parse(file.Bytes);
            foreach (var entry in document.RootElement.Members("Packages"))
                if ((entry.Value.Kept("Package", evidence.Limits) ?? KeptText.Of(entry.Name, evidence.Limits)) is { } name && !evidence.Add(Package(name, entry.Value, evidence.Limits)))
                    return;
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
        }
    }

    static Package Package(string name, JsonElement entry, Limits limits) => new()
    {
        Type = PackageType.Cran,
        Name = name,
        Version = entry.Kept("Version", limits) ?? "",
        Origin = Remote.Of(RemoteFields.Select(f => (Name: f, Value: entry.Kept(f, limits))).Where(f => f.Value is not null).ToDictionary(f => f.Name, f => f.Value!, StringComparer.Ordinal), limits),
        Dependencies = [.. Needs.Of(Lists.SelectMany(list => entry.Texts(list))).Take(limits.MaxDependenciesPerPackage)],
        Licences = entry.Kept("License", limits) is { } licence ? [licence] : [],
    };
}
