using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Vcpkg.Manifest;

/// <summary>Reads which ports a project asks vcpkg for: <c>vcpkg.json</c>. Versions stand there where they are overridden alone; the rest is the baseline's.</summary>
/// <remarks>vcpkg.json reference: <c>dependencies</c> are names or objects, features have some of their own, <c>overrides</c> fix versions.</remarks>
public sealed class VcpkgManifestCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("vcpkg/manifest", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("vcpkg.json")];

    /// <summary>The manifest of a port in a registry is not a project's.</summary>
    public bool Wants(ReadOnlySpan<byte> path) => !PathParts.NameAbove(path, 2).SequenceEqual("ports"u8) && !PathParts.NameAbove(path, 2).SequenceEqual("share"u8);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        using var document = DocumentOf.Json(file, evidence);
        if (document is null)
            return;
        var root = document.RootElement;
        var overrides = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in root.Items("overrides"))
            if (item.Field("name", evidence) is { } name && (item.Field("version", evidence) ?? item.Field("version-semver", evidence) ?? item.Field("version-string", evidence) ?? item.Field("version-date", evidence)) is { } version)
                overrides[name] = item.Get("port-version") is { ValueKind: JsonValueKind.Number } counter ? $"{version}#{counter.GetRawText()}" : version;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, isTool) in Asked(root, evidence))
        {
            var (version, counter) = VcpkgPort.Split(overrides.GetValueOrDefault(name, ""));
            if (seen.Add(name) && !evidence.Add(VcpkgPort.Package(name, version, counter, null) with { IsDirect = true, IsDevelopment = isTool }))
                return;
        }
    }

    /// <summary>What is asked for the host serves the build.</summary>
    static IEnumerable<(string Name, bool IsTool)> Asked(JsonElement root, EvidenceSink evidence)
    {
        var self = root.Text("name");
        foreach (var item in root.Items("dependencies").Concat(root.Members("features").SelectMany(f => f.Value.Items("dependencies"))))
            if ((item.ValueKind == JsonValueKind.String ? FieldText.Of(item.GetString(), evidence.Limits) : item.Field("name", evidence)) is { } name && name != self)
                yield return (name, item.IsTrue("host"));
    }
}
