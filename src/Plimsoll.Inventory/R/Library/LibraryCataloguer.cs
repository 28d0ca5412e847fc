using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.R.Library;

/// <summary>Reads the <c>DESCRIPTION</c> of each package of an R library. Only what R has built has a field <c>Built</c>, or is of R itself: trees of source are not installed.</summary>
/// <remarks>"Writing R Extensions", 1.1.1 The DESCRIPTION file; 1.1.3 Package Dependencies.</remarks>
public sealed class LibraryCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("r/library", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("DESCRIPTION")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var fields = ControlFields.Read(file.Bytes, evidence.Limits);

        // R's own translations hold nothing to build.
        if (!(fields.ContainsKey("Built") || fields.GetValueOrDefault("Priority") == "base") || fields.GetValueOrDefault("Package") is not { } name)
            return;
        if (fields.GetValueOrDefault("Version") is not { } version)
        {
            evidence.Gap(GapCode.Malformed, "it has no version");
            return;
        }

        evidence.Add(new Package
        {
            Type = PackageType.Cran,
            Name = name,
            Version = version,
            Licences = fields.GetValueOrDefault("License") is { } licence ? [licence] : [],
            Maintainer = fields.GetValueOrDefault("Maintainer") ?? fields.GetValueOrDefault("Author"),
            Origin = Remote.Of(fields, evidence.Limits),
            Dependencies = [.. Needs.Of(fields).Take(evidence.Limits.MaxDependenciesPerPackage)],
        });
    }
}
