using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;

namespace Plimsoll.Inventory.Rust.Audit;

/// <summary>The list of crates that cargo-auditable builds into a program.</summary>
/// <remarks>cargo-auditable's schema: <c>packages</c> with name, version, source, kind (<c>runtime</c> unless told), and dependencies by their place in the list.</remarks>
static class AuditData
{
    public const string Basis = "audit data";

    /// <summary>Where it came from, of most crates, which is not told again with each.</summary>
    const string Registry = "crates.io";

    /// <exception cref="Formats.MalformedDocumentException">It is no such list.</exception>
    public static void Read(ReadOnlySpan<byte> json, EvidenceSink evidence)
    {
        using var document = JsonFile.Parse(json);
        var crates = document.RootElement.Items("packages").Take(evidence.Limits.MaxPackagesPerFile + 1).ToList();
        var direct = crates.Where(c => c.IsTrue("root")).SelectMany(Indices).ToHashSet();
        for (var i = 0; i < crates.Count; i++)
            if (crates[i].Text("name") is not { } name || crates[i].Text("version") is not { } version)
                evidence.Gap(GapCode.Malformed, $"crate {i + 1:N0} of its audit data has no name or no version");
            else if (!evidence.Add(Crate(crates[i], name, version, crates, direct.Contains(i), evidence.Limits)))
                return;
    }

    static Package Crate(JsonElement crate, string name, string version, List<JsonElement> crates, bool isDirect, Limits limits) => new()
    {
        Type = PackageType.Cargo,
        Name = name,
        Version = version,
        Basis = Basis,
        Origin = crate.Text("source") is { } source && source != Registry ? source : null,
        IsDirect = crate.IsTrue("root") ? null : isDirect,
        IsDevelopment = crate.Text("kind") is "build" or "development",
        Dependencies = [.. Indices(crate).Take(limits.MaxDependenciesPerPackage).Where(i => i < crates.Count).Select(i => Edge(crates[i])).OfType<Dependency>()],
    };

    static Dependency? Edge(JsonElement crate) => crate.Text("name") is { } name ? new Dependency(name, crate.Text("version")) : null;

    static IEnumerable<int> Indices(JsonElement crate)
    {
        foreach (var index in crate.Items("dependencies"))
            if (index.ValueKind == JsonValueKind.Number && index.TryGetInt32(out var number) && number >= 0)
                yield return number;
    }
}
