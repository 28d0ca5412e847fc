using System.Text;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Scanning.Caching;

/// <summary>Layer evidence as bytes and back. Strings stand once in a table, for a database repeats its vendors a thousand times.</summary>
static class EvidenceCodec
{
    /// <summary>Raised whenever the bytes mean something else.</summary>
    public const int FormatVersion = 2;

    public static void Encode(LayerEvidence layer, Stream destination)
    {
        using var writer = new EvidenceWriter();
        writer.Int64(layer.Entries);
        writer.Int64(layer.Bytes);
        writer.Hashes(layer.Paths.Things);
        writer.Hashes(layer.Paths.Directories);
        writer.Hashes(layer.Paths.Whiteouts);
        writer.Hashes(layer.Paths.Opaques);
        writer.List(layer.Links, l => { writer.String(l.Path); writer.String(l.Target); });
        writer.List(layer.Gaps, writer.Gap);
        writer.List(layer.Files, f =>
        {
            writer.String(f.Path);
            writer.String(f.Reader);
            writer.List(f.Packages, writer.Package);
            writer.List(f.Ownerships, o => { writer.String(o.Package); writer.Hashes(o.Hashes); });
            writer.List(f.Observations, writer.Observation);
            writer.List(f.Gaps, writer.Gap);
        });
        writer.Finish(destination);
    }

    /// <summary>Reads what <see cref="Encode"/> wrote; of file ownership the hashes alone: the paths are kept apart.</summary>
    /// <exception cref="InvalidDataException">The bytes are of another make.</exception>
    public static LayerEvidence Decode(ReadOnlySpan<byte> bytes)
    {
        var reader = new EvidenceReader(bytes);
        var (entries, plain) = (reader.Int64(), reader.Int64());
        return new LayerEvidence
        {
            Entries = entries,
            Bytes = plain,
            Paths = new LayerPaths { Things = reader.Hashes(), Directories = reader.Hashes(), Whiteouts = reader.Hashes(), Opaques = reader.Hashes() },
            Links = reader.List(static (ref EvidenceReader r) => new Link(r.String(), r.String())),
            Gaps = reader.List(static (ref EvidenceReader r) => r.Gap()),
            Files = reader.List(static (ref EvidenceReader r) => new FileEvidence
            {
                Path = r.String(),
                Reader = r.String(),
                Packages = r.List(static (ref EvidenceReader p) => p.Package()),
                Ownerships = r.List(static (ref EvidenceReader o) => new Ownership(o.String(), default, o.Hashes())),
                Observations = r.List(static (ref EvidenceReader o) => o.Observation()),
                Gaps = r.List(static (ref EvidenceReader g) => g.Gap()),
            }),
        };
    }

    /// <summary>Ownership of all files: far larger than the rest, and wanted far less often.</summary>
    public static void EncodeOwnership(LayerEvidence layer, Stream destination)
    {
        using var writer = new BinaryWriter(destination, Encoding.UTF8, leaveOpen: true);
        foreach (var file in layer.Files)
            foreach (var ownership in file.Ownerships)
            {
                writer.Write(file.Path);
                writer.Write(ownership.Package);
                writer.Write7BitEncodedInt(ownership.Paths.Length);
                writer.Write(ownership.Paths.Span);
            }
    }
}
