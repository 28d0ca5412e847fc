using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Beam.Terms;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Beam.MixLock;

/// <summary>Reads which packages an Elixir project locked: <c>mix.lock</c>.</summary>
/// <remarks>
/// A map from an application to <c>{:hex, name, version, inner checksum, managers, needs, repository, outer checksum}</c>, whose tail older versions
/// of Hex did not write, or <c>{:git, url, revision, options}</c>. Checksums are SHA-256; the outer one is that of the package as it was downloaded.
/// </remarks>
public sealed class MixLockCataloguer : IFileReader
{
    const int Name = 1;
    const int Version = 2;
    const int Needs = 5;
    const int Repository = 6;
    const int OuterChecksum = 7;

    public ReaderId Id { get; } = new("beam/mix-lock", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("mix.lock")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (TermsOf.Elixir(file, evidence) is not { } root)
            return;
        var versions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var lockOf in root.Items.Select(i => i.At(1)).OfType<Term>())
            if (lockOf.TextAt(0) == "hex" && lockOf.TextAt(Name) is { } name && lockOf.TextAt(Version) is { } version)
                versions.TryAdd(name, version);
        foreach (var entry in root.Items)
            if (Package(entry, versions, evidence) is { } package && !evidence.Add(package))
                return;
    }

    static Package? Package(Term entry, Dictionary<string, string> versions, EvidenceSink evidence)
    {
        var (app, locked) = (FieldText.Of(entry.TextAt(0), evidence.Limits), entry.At(1));
        switch (locked?.TextAt(0))
        {
            case "hex" when FieldText.Of(locked.TextAt(Name), evidence.Limits) is { } name && FieldText.Of(locked.TextAt(Version), evidence.Limits) is { } version:
                return new Package
                {
                    Type = PackageType.Hex,
                    Name = name,
                    Version = version,
                    Origin = FieldText.Of(locked.TextAt(Repository), evidence.Limits) is { } repository && repository != "hexpm" ? repository : null,
                    Checksums = FieldText.Of(locked.TextAt(OuterChecksum), evidence.Limits) is { } sum ? [$"sha256:{sum}"] : [],
                    Dependencies = NeedsOf(locked.At(Needs), versions, evidence),
                };
            case "git" when app is not null:
                return Git(app, locked, evidence);
            default:
                evidence.Gap(GapCode.Malformed, app is null ? "an entry names no application" : $"the entry of {app} is of a form that is not known");
                return null;
        }
    }

    /// <summary>A checkout is called by its application, and what version that is, its revision does not say.</summary>
    static Package Git(string app, Term locked, EvidenceSink evidence)
    {
        var (url, revision) = (FieldText.Of(locked.TextAt(1), evidence.Limits), FieldText.Of(locked.TextAt(2), evidence.Limits));
        return new Package
        {
            Type = PackageType.Hex,
            Name = app,
            Version = revision ?? "",
            Basis = "revision",
            Origin = revision is null ? url : $"{url}@{revision}",
        };
    }

    /// <summary>Each <c>{:app, range, [hex: :name, repo: "…", optional: false]}</c>; what is optional may not be there.</summary>
    static IReadOnlyList<Dependency> NeedsOf(Term? needs, Dictionary<string, string> versions, EvidenceSink evidence) =>
        needs is not { Kind: TermKind.List } ? [] :
        [
            .. needs.Items.Take(evidence.Limits.MaxDependenciesPerPackage)
                .Select(n => (Name: n.At(2)?.TextOf("hex") ?? n.TextAt(0), IsOptional: n.At(2)?.TextOf("optional") == "true"))
                .Where(n => n.Name is not null && (!n.IsOptional || versions.ContainsKey(n.Name)))
                .Select(n => new Dependency(n.Name!, versions.GetValueOrDefault(n.Name!))),
        ];
}
