using System.Text;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Perl.Carton;

/// <summary>Reads <c>cpanfile.snapshot</c>: distributions of exact versions, the modules that each provides, and the modules that it needs.</summary>
/// <remarks>Carton, snapshot format 1.0: indented by two blanks a level. A need is settled to the distribution of the same file that provides it.</remarks>
public sealed class CartonCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("perl/carton", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("cpanfile.snapshot")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (!file.Bytes.StartsWith("# carton snapshot format: version 1"u8))
        {
            evidence.Gap(GapCode.Unsupported, "it is no snapshot of version 1");
            return;
        }

        var snapshot = new Snapshot(evidence.Limits);
        var number = 0;
        foreach (var line in new Lines(file.Bytes))
        {
            if (!evidence.MayRead(++number))
                break;
            if (line is [(byte)' ', ..] && line.Length <= evidence.Limits.MaxFieldBytes)
                snapshot.Take(line.IndexOfAnyExcept((byte)' '), Encoding.UTF8.GetString(line).Trim());
        }

        foreach (var package in snapshot.Packages())
            if (!evidence.Add(package))
                return;
    }
}
