using Plimsoll.Core.Licences;
using Plimsoll.Reports.Sbom;
using Plimsoll.Reports.Spdx;

namespace Plimsoll.Reports.Spdx3;

/// <summary>Each expression once, the texts of licences outside SPDX's list, and who declares which.</summary>
sealed class LicenceElements(ElementWriter elements)
{
    public void Write(Bom bom)
    {
        foreach (var custom in bom.Packages.SelectMany(p => p.Licences.Custom).DistinctBy(c => c.Id))
            Write(custom);
        foreach (var licences in bom.Packages.Select(p => p.Licences).Where(l => l.Expression is not null).DistinctBy(l => l.Expression))
            Write(licences);
        foreach (var package in bom.Packages)
            if (package.Licences.Expression is { } expression)
                elements.Relationship(elements.Iri(SpdxId.Local(package)), "hasDeclaredLicense", [Iri(expression)]);
    }

    void Write(CustomLicence custom)
    {
        elements.Start("simplelicensing_SimpleLicensingText", elements.Iri(custom.Id), custom.Id);
        elements.Text("simplelicensing_licenseText", custom.Text);
        elements.End();
    }

    void Write(PackageLicences licences)
    {
        elements.Start("simplelicensing_LicenseExpression", Iri(licences.Expression!));
        elements.Text("simplelicensing_licenseExpression", licences.Expression!);
        elements.Text("simplelicensing_licenseListVersion", $"{SpdxIds.ListVersion}.0");
        if (licences.Custom.Any())
        {
            elements.StartList("simplelicensing_customIdToUri");
            foreach (var custom in licences.Custom.DistinctBy(c => c.Id))
            {
                elements.StartPart("DictionaryEntry");
                elements.Text("key", custom.Id);
                elements.Text("value", elements.Iri(custom.Id));
                elements.End();
            }

            elements.EndList();
        }

        elements.End();
    }

    string Iri(string expression) => elements.Iri(SpdxId.Local("Licence", expression, expression));
}
