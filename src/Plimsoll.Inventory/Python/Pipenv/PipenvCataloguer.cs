using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Python.Locks;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Python.Pipenv;

/// <summary>Reads <c>Pipfile.lock</c>: <c>default</c>, <c>develop</c>, and groups of the project's own, by name and exact version.</summary>
public sealed class PipenvCataloguer : IFileReader
{
    const string Default = "default";

    public ReaderId Id { get; } = new("python/pipenv", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("Pipfile.lock")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        try
        {
            using var document = JsonFile.Parse(file.Bytes);
            Read(document.RootElement, evidence);
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
        }
    }

    static void Read(JsonElement root, EvidenceSink evidence)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            evidence.Gap(GapCode.Malformed, "it is no JSON object");
            return;
        }

        var running = root.Members(Default).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var group in root.EnumerateObject().Where(g => g.Name != "_meta"))
            foreach (var entry in LockFile.Table(group.Value))
                if ((group.Name == Default || !running.Contains(entry.Key))
                    && Package(entry, LockFile.IsDevelopment(group.Name), evidence) is { } package && !evidence.Add(package))
                    return;
    }

    static Package? Package(KeyValuePair<string, JsonElement> entry, bool isDevelopment, EvidenceSink evidence)
    {
        if (KeptText.Of(entry.Key, evidence.Limits) is not { } name)
            return null;
        var details = entry.Value;
        return new Package
        {
            Type = PackageType.PyPi,
            Name = name,
            Version = details.Kept("version", evidence.Limits) is { } version && version.StartsWith("==", StringComparison.Ordinal) ? version.TrimStart('=').Trim() : "",
            IsDevelopment = isDevelopment,
            Origin = LockFile.Origin("git", details.Text("git"), details.Kept("ref", evidence.Limits), evidence.Limits) ?? PublicUrl.Of(details.Text("file"), evidence.Limits),
            Checksums = LockFile.Checksums(details.Texts("hashes")),
        };
    }
}
