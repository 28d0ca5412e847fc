using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;
using Plimsoll.Formats.Toml;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Rust.CargoLock;

/// <summary>Reads cargo's lock file, of all four versions of its format.</summary>
/// <remarks>A dependency is <c>NAME</c>, <c>NAME VERSION</c> where there are several, or with its source in brackets. The first version has checksums in a table of their own.</remarks>
public sealed class CargoLockCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("rust/cargo-lock", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("Cargo.lock")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        try
        {
            using var document = TomlFile.Parse(file.Bytes);
            Read(document.RootElement, evidence);
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
        }
    }

    static void Read(JsonElement root, EvidenceSink evidence)
    {
        var crates = root.Items("package").Concat(root.Get("root") is { } own ? [own] : []).Take(evidence.Limits.MaxPackagesPerFile + 1).Select(LockedCrate.From).ToList();
        var versions = crates.OfType<LockedCrate>().GroupBy(c => c.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count() == 1 ? g.First().Version : null, StringComparer.Ordinal);
        var direct = crates.OfType<LockedCrate>().Where(c => c.IsOfWorkspace).SelectMany(c => c.Needs).Select(Edge).Select(d => (d.Name, d.Version)).ToHashSet();
        var sums = Sums(root);
        for (var i = 0; i < crates.Count; i++)
            if (crates[i] is not { } crate)
                evidence.Gap(GapCode.Malformed, $"package {i + 1:N0} has no name or no version");
            else if (!evidence.Add(crate.ToPackage(Edge, direct.Contains((crate.Name, crate.Version)), crate.Checksum ?? sums.GetValueOrDefault($"{crate.Name} {crate.Version}"), evidence.Limits)))
                return;

        Dependency Edge(string need)
        {
            var words = need.Split(' ');
            return new Dependency(words[0], words.Length > 1 ? words[1] : versions.GetValueOrDefault(words[0]));
        }
    }

    static Dictionary<string, string> Sums(JsonElement root)
    {
        var sums = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in root.Members("metadata"))
            if (entry.Name.Split(' ') is ["checksum", var name, var version, ..] && entry.Value.ValueKind == JsonValueKind.String && entry.Value.GetString() is { } sum && sum.All(char.IsAsciiHexDigit))
                sums[$"{name} {version}"] = sum;
        return sums;
    }
}
