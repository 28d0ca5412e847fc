using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Rpm.Header;

/// <summary>From a header to a package and the files it owns.</summary>
static class RpmPackage
{
    /// <returns>false when no more packages may be kept.</returns>
    public static bool Read(ReadOnlySpan<byte> blob, int index, EvidenceSink evidence)
    {
        if (!RpmHeader.TryParse(blob, out var header))
        {
            evidence.Gap(GapCode.Malformed, $"header {index:N0} contradicts its own length");
            return true;
        }

        var limits = evidence.Limits;
        var (name, version, release) = (FieldText.Of(header.Text(RpmTag.Name), limits), FieldText.Of(header.Text(RpmTag.Version), limits), FieldText.Of(header.Text(RpmTag.Release), limits));
        if (name is null || version is null || release is null)
        {
            evidence.Gap(GapCode.Malformed, $"header {index:N0} names no package, version or release");
            return true;
        }

        // Imported keys stand in the database as packages; nothing of them is installed.
        if (name == "gpg-pubkey")
            return true;
        var epoch = header.Number(RpmTag.Epoch) is { } number and > 0 ? $"{number}:" : "";
        var full = $"{epoch}{version}-{release}";
        var (source, sourceVersion) = SourceRpm.Parse(FieldText.Of(header.Text(RpmTag.SourceRpm), limits), epoch);
        var architecture = FieldText.Of(header.Text(RpmTag.Architecture), limits);
        var added = evidence.Add(new Package
        {
            Type = PackageType.Rpm,
            Name = name,
            Version = full,
            Architecture = architecture,
            SourceName = source == name ? null : source,
            SourceVersion = sourceVersion == full ? null : sourceVersion,
            Licences = FieldText.Of(header.Text(RpmTag.Licence), limits) is { } licence ? [licence] : [],
            Vendor = FieldText.Of(header.Text(RpmTag.Vendor), limits),
            Maintainer = FieldText.Of(header.Text(RpmTag.Packager), limits),
            Origin = FieldText.Of(header.Text(RpmTag.Distribution), limits),
            Module = FieldText.Of(header.Text(RpmTag.ModularityLabel), limits),
        });
        if (added)
            RpmFiles.Read(header, architecture is null ? name : $"{name}.{architecture}", evidence);
        return added;
    }
}
