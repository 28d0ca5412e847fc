using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;

namespace Plimsoll.Inventory.Rust.CargoLock;

/// <summary>One <c>[[package]]</c> of a Cargo.lock.</summary>
/// <param name="Source"><c>registry+URL</c>, <c>sparse+URL</c>, <c>git+URL#COMMIT</c>; null for the workspace's own crates.</param>
sealed record LockedCrate(string Name, string Version, string? Source, string? Checksum, IReadOnlyList<string> Needs)
{
    const string CratesIo = "registry+https://github.com/rust-lang/crates.io-index";
    const string SparseCratesIo = "sparse+https://index.crates.io/";

    public bool IsOfWorkspace => Source is null;

    public static LockedCrate? From(JsonElement package) => package.Text("name") is { } name && package.Text("version") is { } version
        ? new(name, version, package.Text("source"), package.Text("checksum"), [.. package.Items("dependencies").Where(d => d.ValueKind == JsonValueKind.String).Select(d => d.GetString()!)])
        : null;

    public Package ToPackage(Func<string, Dependency> edge, bool isDirect, string? checksum, Limits limits) => new()
    {
        Type = PackageType.Cargo,
        Name = Name,
        Version = Version,
        Origin = Source is CratesIo or SparseCratesIo ? null : Source,
        IsDirect = IsOfWorkspace ? null : isDirect,
        Checksums = checksum is not null ? [$"sha256:{checksum}"] : [],
        Dependencies = [.. Needs.Take(limits.MaxDependenciesPerPackage).Select(edge)],
    };
}
