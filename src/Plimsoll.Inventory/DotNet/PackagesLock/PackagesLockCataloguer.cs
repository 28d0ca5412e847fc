using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.DotNet.PackagesLock;

/// <summary>Reads NuGet's lock file: for each framework the packages that were chosen.</summary>
public sealed class PackagesLockCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("dotnet/packages-lock", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    // A project may name its own: packages.PROJECT.lock.json.
    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("packages.lock.json"), Interest.Ending(".lock.json")];

    public bool Wants(ReadOnlySpan<byte> path) => path[(path.LastIndexOf((byte)'/') + 1)..].StartsWith("packages."u8);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        try
        {
            using var document = JsonFile.ParseLenient(file.Bytes);
            var seen = new HashSet<(string, string)>();
            foreach (var framework in document.RootElement.Members("dependencies"))
                if (framework.Value.ValueKind == JsonValueKind.Object && !Read(framework.Value, seen, evidence))
                    return;
        }
        catch (MalformedDocumentException e)
        {
            evidence.Gap(GapCode.Malformed, e.Message);
        }
    }

    static bool Read(JsonElement framework, HashSet<(string, string)> seen, EvidenceSink evidence)
    {
        var chosen = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var package in framework.EnumerateObject())
            chosen[package.Name] = package.Value.Text("resolved");
        foreach (var package in framework.EnumerateObject())
        {
            if (package.Value.Text("type") is "Project" || package.Name.Length == 0)
                continue;
            if (package.Value.Text("resolved") is not { } version)
                evidence.Gap(GapCode.Malformed, "a package has no version that was chosen");
            else if (seen.Add((package.Name, version)) && !evidence.Add(ToPackage(package, version, chosen, evidence)))
                return false;
        }

        return true;
    }

    static Package ToPackage(JsonProperty package, string version, Dictionary<string, string?> chosen, EvidenceSink evidence) => new()
    {
        Type = PackageType.NuGet,
        Name = package.Name,
        Version = version,
        IsDirect = package.Value.Text("type") == "Direct",
        Checksums = Sha512.Of(package.Value.Text("contentHash")),
        Dependencies = [.. Edges.Of(package.Value, isExact: false, evidence.Limits).Select(d => d with { Version = chosen.GetValueOrDefault(d.Name) })],
    };
}
