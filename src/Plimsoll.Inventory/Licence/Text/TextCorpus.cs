using System.Buffers.Binary;
using System.Text;

namespace Plimsoll.Inventory.Licence.Text;

/// <summary>
/// Fingerprints of the texts of the SPDX list: of each text a fixed part of its shingles, chosen by the shingles themselves, so that those of a file can be
/// compared with them. Made by <c>eng/make-licence-texts</c>.
/// </summary>
/// <remarks>
/// The form, little endian: u16 texts; of each u8 length and ASCII id, u8 level, u16 shingles kept. Then, in the order of the hashes, of each hash the
/// distance to the one before, and its texts times two, plus one where another follows: numbers of seven bits a byte, the lowest first.
/// </remarks>
sealed class TextCorpus
{
    const string Resource = "licence-texts.bin";
    const int BucketShift = 16;

    readonly uint[] hashes;
    readonly int[] buckets = new int[(1 << BucketShift) + 1];

    TextCorpus(ReadOnlySpan<byte> bytes)
    {
        Texts = new KnownText[BinaryPrimitives.ReadUInt16LittleEndian(bytes)];
        bytes = bytes[2..];
        for (var i = 0; i < Texts.Length; i++)
        {
            var id = Encoding.ASCII.GetString(bytes.Slice(1, bytes[0]));
            bytes = bytes[(1 + bytes[0])..];
            Texts[i] = new KnownText(id, bytes[0], BinaryPrimitives.ReadUInt16LittleEndian(bytes[1..]));
            bytes = bytes[3..];
        }

        List<uint> all = [];
        List<ushort[]> owners = [];
        List<ushort> of = [];
        for (var hash = 0u; !bytes.IsEmpty; of.Clear())
        {
            all.Add(hash += Number(ref bytes));
            uint owner;
            do
                of.Add((ushort)((owner = Number(ref bytes)) >> 1));
            while ((owner & 1) != 0);
            owners.Add([.. of]);
        }

        hashes = [.. all];
        Owners = [.. owners];
        foreach (var hash in hashes)
            buckets[(hash >> BucketShift) + 1]++;
        for (var i = 1; i < buckets.Length; i++)
            buckets[i] += buckets[i - 1];
    }

    /// <param name="Id">An id of the list.</param>
    /// <param name="Level">Of its shingles every two to the power of this is kept.</param>
    /// <param name="Kept">How many these are.</param>
    public readonly record struct KnownText(string Id, int Level, int Kept);

    public KnownText[] Texts { get; }

    /// <summary>Of each hash, by its number, the texts that have it.</summary>
    public ushort[][] Owners { get; }

    public static TextCorpus Load()
    {
        using var resource = typeof(TextCorpus).Assembly.GetManifestResourceStream(Resource)!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return new TextCorpus(bytes);
    }

    /// <summary>The number of a shingle's hash; negative for what no text has.</summary>
    public int Find(ulong shingle)
    {
        var hash = (uint)(shingle >> 32);
        var bucket = hash >> BucketShift;
        for (var i = buckets[bucket]; i < buckets[bucket + 1]; i++)
            if (hashes[i] == hash)
                return i;
        return -1;
    }

    static uint Number(ref ReadOnlySpan<byte> bytes)
    {
        var number = 0u;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[0];
            bytes = bytes[1..];
            number |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
                return number;
        }
    }
}
