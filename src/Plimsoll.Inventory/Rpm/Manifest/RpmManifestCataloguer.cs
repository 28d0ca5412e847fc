using System.Globalization;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Rpm.Header;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Rpm.Manifest;

/// <summary>Reads the list of packages that distroless images of Azure Linux carry in place of rpm's database.</summary>
/// <remarks>
/// <c>rpm -qa</c> with ten columns, separated by tabs: name, version-release, time of installation, time of building, vendor, an unused
/// one, size, architecture, epoch, source rpm.
/// </remarks>
public sealed class RpmManifestCataloguer : IFileReader
{
    const int Columns = 10;
    const string None = "(none)";

    public ReaderId Id { get; } = new("rpm/manifest", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.File("var/lib/rpmmanifest/container-manifest-2")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        Span<Range> columns = stackalloc Range[Columns + 1];
        var number = 0;
        foreach (var line in new Lines(file.Bytes))
        {
            if (!evidence.MayRead(++number))
                return;
            if (line.IsEmpty)
                continue;
            if (Split(line, columns) != Columns || Package(line, columns, evidence) is not { } package)
                evidence.Gap(GapCode.Malformed, $"line {number:N0} is no package in {Columns} columns");
            else if (!evidence.Add(package))
                return;
        }
    }

    static Package? Package(ReadOnlySpan<byte> line, ReadOnlySpan<Range> columns, EvidenceSink evidence)
    {
        if (Text(line[columns[0]], evidence) is not { } name || Text(line[columns[1]], evidence) is not { } version)
            return null;
        var epoch = Text(line[columns[8]], evidence) is { } text && uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? $"{value}:" : "";
        var full = epoch + version;
        var (source, sourceVersion) = SourceRpm.Parse(Text(line[columns[9]], evidence), epoch);
        return new Package
        {
            Type = PackageType.Rpm,
            Name = name,
            Version = full,
            Architecture = Text(line[columns[7]], evidence),
            SourceName = source == name ? null : source,
            SourceVersion = sourceVersion == full ? null : sourceVersion,
            Vendor = Text(line[columns[4]], evidence),
        };
    }

    static string? Text(ReadOnlySpan<byte> column, EvidenceSink evidence) => FieldText.Of(column, evidence.Limits) is { } text && text != None ? text : null;

    /// <returns>How many columns there are, up to one too many.</returns>
    static int Split(ReadOnlySpan<byte> line, Span<Range> columns)
    {
        var count = 0;
        foreach (var column in line.Split((byte)'\t'))
        {
            columns[count++] = column;
            if (count == columns.Length)
                break;
        }

        return count;
    }
}
