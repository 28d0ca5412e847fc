using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Haskell.CabalFreeze;

/// <summary>Reads which packages a Haskell project froze: <c>cabal.project.freeze</c>.</summary>
/// <remarks>cabal: <c>constraints:</c> with entries between commas; <c>[any.]NAME ==VERSION</c> is a package, <c>NAME +flag</c> a choice of flags.</remarks>
public sealed class CabalFreezeCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("haskell/cabal-freeze", 1);

    public ReaderKind Kind => ReaderKind.Declared;

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("cabal.project.freeze"), Interest.Named("cabal.config")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var isOfConstraints = false;
        var number = 0;
        foreach (var raw in new Lines(file.Bytes))
        {
            if (!evidence.MayRead(++number))
                return;
            var line = raw.Trim(" \t"u8);
            if (line.StartsWith("--"u8) || line.IsEmpty)
                continue;
            if (raw[0] is not ((byte)' ' or (byte)'\t') && line.IndexOf((byte)':') is > 0 and var colon)
            {
                isOfConstraints = line[..colon].SequenceEqual("constraints"u8);
                line = line[(colon + 1)..];
            }

            if (isOfConstraints && !ReadEntries(line, evidence))
                return;
        }
    }

    static bool ReadEntries(ReadOnlySpan<byte> line, EvidenceSink evidence)
    {
        foreach (var part in line.Split((byte)','))
        {
            var entry = line[part];
            var equals = entry.IndexOf("=="u8);
            if (equals < 0)
                continue;
            var name = entry[..equals].Trim(" \t"u8);
            name = name.StartsWith("any."u8) ? name["any.".Length..] : name;
            if (FieldText.Of(name, evidence.Limits) is not { } package || FieldText.Of(entry[(equals + 2)..], evidence.Limits) is not { } version || version.Contains('*', StringComparison.Ordinal))
                evidence.Gap(GapCode.Malformed, "a constraint names no package, or not one version");
            else if (!evidence.Add(new Package { Type = PackageType.Hackage, Name = package, Version = version }))
                return false;
        }

        return true;
    }
}
