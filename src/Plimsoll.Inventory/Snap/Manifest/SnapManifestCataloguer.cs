using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Snap.Manifest;

/// <summary>Reads which Ubuntu packages went into a snap: <c>snap/manifest.yaml</c>, which Snapcraft puts into it, and <c>usr/share/snappy/dpkg.yaml</c> of base snaps.</summary>
/// <remarks>
/// <c>primed-stage-packages</c> is what is left in the snap at the end; older manifests say it of each of <c>parts</c>, as <c>stage-packages</c>. Entries read
/// <c>NAME[:ARCHITECTURE]=VERSION</c>, and so do the <c>packages</c> of a base. What else a part was built with (<c>build-packages</c>) is not in the snap.
/// </remarks>
public sealed class SnapManifestCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("snap/manifest", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.NamedUnder("snap", "manifest.yaml"), Interest.NamedUnder("snappy", "dpkg.yaml")];

    public bool Wants(ReadOnlySpan<byte> path) => PathParts.NameAbove(path, 1).SequenceEqual("snap"u8) || PathParts.NameAbove(path, 1).SequenceEqual("snappy"u8);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        using var document = DocumentOf.Yaml(file, evidence);

        // Other things than snaps have a file of this name.
        if (document is null || (!file.FileName.SequenceEqual("dpkg.yaml") && document.RootElement.Text("snapcraft-version") is null))
            return;
        var root = document.RootElement;
        var origin = root.Field("name", evidence) is { } snap ? $"snap:{snap}" : null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in Entries(root))
            if (FieldText.Of(entry, evidence.Limits) is { } text && seen.Add(text) && !Add(text, origin, evidence))
                return;
    }

    static IEnumerable<string?> Entries(JsonElement root)
    {
        var primed = root.Items("primed-stage-packages").ToList();
        var lists = primed.Count > 0 ? primed : root.Items("packages").Concat(root.Members("parts").SelectMany(p => p.Value.Items("stage-packages")));
        return lists.Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString());
    }

    static bool Add(string entry, string? origin, EvidenceSink evidence)
    {
        var equals = entry.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || equals == entry.Length - 1)
        {
            evidence.Gap(GapCode.Malformed, "an entry has no name or no version");
            return true;
        }

        var named = entry[..equals].Split(':');
        return evidence.Add(new Package
        {
            Type = PackageType.Deb,
            Name = named[0],
            Version = entry[(equals + 1)..],
            Architecture = named.Length > 1 ? named[1] : null,
            Origin = origin,
        });
    }
}
