using System.Globalization;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Beam.Terms;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Beam.RebarLock;

/// <summary>Reads which packages an Erlang project locked: <c>rebar.lock</c>.</summary>
/// <remarks>
/// <c>{"1.2.0", [{APP, SOURCE, LEVEL}…]}.</c>, or as rebar3 first wrote it the list alone; then a list with <c>pkg_hash</c> and <c>pkg_hash_ext</c>. A source is
/// <c>{pkg, NAME, VERSION}</c> or <c>{git, URL, {ref, REVISION}}</c>; what is at level 0 the project names itself.
/// </remarks>
public sealed class RebarLockCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("beam/rebar-lock", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("rebar.lock")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (TermsOf.Erlang(file, evidence) is not { } terms)
            return;
        if (terms.Count == 0 || (terms[0].At(1) ?? terms[0]) is not { Kind: TermKind.List } locked)
        {
            evidence.Gap(GapCode.Malformed, "it holds no list of packages");
            return;
        }

        var sums = Sums(terms.Count > 1 ? terms[1].Get("pkg_hash_ext") ?? terms[1].Get("pkg_hash") : null);
        foreach (var entry in locked.Items)
        {
            if (Package(entry, sums, evidence) is not { } package)
                evidence.Gap(GapCode.Malformed, "an entry names no package, or no version of it");
            else if (!evidence.Add(package))
                return;
        }
    }

    static Dictionary<string, string> Sums(Term? list)
    {
        var sums = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in list?.Items ?? [])
            if (pair.TextAt(0) is { } app && pair.TextAt(1) is { } sum)
                sums.TryAdd(app, sum);
        return sums;
    }

    static Package? Package(Term entry, Dictionary<string, string> sums, EvidenceSink evidence)
    {
        var (app, source) = (FieldText.Of(entry.TextAt(0), evidence.Limits), entry.At(1));
        bool? isDirect = entry.At(2) is { Kind: TermKind.Number } level && int.TryParse(level.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number == 0 : null;
        if (app is null)
            return null;
        switch (source?.TextAt(0))
        {
            case "pkg" when FieldText.Of(source.TextAt(1), evidence.Limits) is { } name && FieldText.Of(source.TextAt(2), evidence.Limits) is { } version:
                var sum = FieldText.Of(sums.GetValueOrDefault(app), evidence.Limits);
                return new Package
                {
                    Type = PackageType.Hex,
                    Name = name,
                    Version = version,
                    IsDirect = isDirect,
                    Checksums = sum is null ? [] : [$"sha256:{sum.ToLowerInvariant()}"],
                };
            case "git" or "git_subdir" or "hg":
                var (url, revision) = (FieldText.Of(source.TextAt(1), evidence.Limits), FieldText.Of(source.At(2)?.TextAt(1), evidence.Limits));
                return new Package
                {
                    Type = PackageType.Hex,
                    Name = app,
                    Version = revision ?? "",
                    Basis = "revision",
                    IsDirect = isDirect,
                    Origin = revision is null ? url : $"{url}@{revision}",
                };
            default:
                return null;
        }
    }
}
