using Plimsoll.Core.Licences;
using Plimsoll.Reports.Sbom;

namespace Plimsoll.Reports.Spdx;

/// <remarks>SPDX 2.3, annex on tag-value: a tag, a colon, a value to the end of the line, or one within <c>&lt;text&gt;</c>.</remarks>
sealed class SpdxTagValueWriter(TextWriter text)
{
    public void Write(SpdxDocument document)
    {
        Line("SPDXVersion", SpdxDocument.SpecVersion);
        Line("DataLicense", SpdxDocument.DataLicence);
        Line("SPDXID", SpdxId.Document);
        Line("DocumentName", document.Name);
        Line("DocumentNamespace", document.Namespace);
        Line("LicenseListVersion", SpdxIds.ListVersion);
        Line("Creator", document.Creator);
        Line("Created", document.Created);
        Text("DocumentComment", document.Comment);
        foreach (var package in document.Packages)
            Write(package, document);
        foreach (var licence in document.CustomLicences)
        {
            text.WriteLine();
            Line("LicenseID", licence.Id);
            Text("ExtractedText", licence.Text);
            Line("LicenseName", licence.Text);
        }

        text.WriteLine();
        foreach (var (from, type, to) in document.Relationships)
            Line("Relationship", $"{from} {type} {to}");
    }

    void Write(SpdxPackage package, SpdxDocument document)
    {
        text.WriteLine();
        Line("PackageName", package.Name);
        Line("SPDXID", package.Id);
        Line("PackageVersion", package.Version);
        Line("PackageSupplier", package.Supplier);
        Line("PackageOriginator", package.Originator);
        Line("PackageDownloadLocation", SpdxPackage.NoAssertion);
        Line("FilesAnalyzed", "false");
        if (package.Digest is { } digest)
            Line("PackageChecksum", $"{digest.Algorithm.ToUpperInvariant()}: {digest.Hex}");
        Text("PackageSourceInfo", package.SourceInfo);
        Line("PackageLicenseConcluded", SpdxPackage.NoAssertion);
        Line("PackageLicenseDeclared", package.Declared);
        Line("PackageCopyrightText", SpdxPackage.NoAssertion);
        Text("PackageDescription", package.Description);
        if (package.Purl is { } purl)
            Line("ExternalRef", $"PACKAGE-MANAGER purl {purl}");
        Line("PrimaryPackagePurpose", package.Purpose?.Replace('_', '-'));
        if (package.Annotation is not { } annotation)
            return;
        Line("Annotator", document.Creator);
        Line("AnnotationDate", document.Created);
        Line("AnnotationType", "OTHER");
        Line("SPDXREF", package.Id);
        Text("AnnotationComment", annotation);
    }

    void Line(string tag, string? value)
    {
        if (value is not null)
            text.WriteLine($"{tag}: {Marks(Clean.Line(value))}");
    }

    void Text(string tag, string? value)
    {
        if (value is not null)
            text.WriteLine($"{tag}: <text>{Marks(string.Join('\n', value.Split('\n').Select(Clean.Line)))}</text>");
    }

    /// <summary>The format has no way to write its own marks in a value: a package that is called so must not end the value and write tags of its own.</summary>
    static string Marks(string value) => value
        .Replace("<text>", "&lt;text&gt;", StringComparison.OrdinalIgnoreCase)
        .Replace("</text>", "&lt;/text&gt;", StringComparison.OrdinalIgnoreCase);
}
