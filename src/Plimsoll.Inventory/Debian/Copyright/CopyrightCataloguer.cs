using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Debian.Copyright;

/// <summary>Reads under which licences a Debian package stands: <c>usr/share/doc/PACKAGE/copyright</c>, for dpkg's database does not say.</summary>
/// <remarks>
/// Debian policy 12.5; "Machine-readable debian/copyright file" 1.0 where a file is one, its own words elsewhere.
/// One observation a file, with one fact: <see cref="Licences"/>, SPDX expressions in ordinal order, one a line.
/// </remarks>
public sealed class CopyrightCataloguer : IFileReader
{
    public const string Name = "debian/copyright";

    public const string Licences = "licences";

    /// <summary>Boost's, one of the longest of Debian, has 2 MiB.</summary>
    const int MaxTextBytes = 4 * 1024 * 1024;

    public ReaderId Id { get; } = new(Name, 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.FilesBelow("usr/share/doc", "copyright")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var text = file.Bytes;
        if (text.Length > MaxTextBytes)
        {
            evidence.Gap(GapCode.TooLarge, $"{text.Length:N0} bytes; licences of the first {MaxTextBytes:N0} were read");
            text = text[..MaxTextBytes];
        }

        var licences = new LicenceSet(evidence.Limits);
        if (MachineReadable.IsIt(text))
            MachineReadable.Read(text, licences);
        if (licences.IsEmpty)
            FreeForm.Read(text, licences);
        if (licences.IsFull)
            evidence.Gap(GapCode.TooLarge, $"more than {LicenceSet.MaxLicences:N0} licences, or too long ones; the rest were not read");
        if (!licences.IsEmpty)
            evidence.Add(new Observation(Name, file.Path, new SortedDictionary<string, string>(StringComparer.Ordinal) { [Licences] = licences.ToString() }));
    }
}
