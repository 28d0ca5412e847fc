using System.Text;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Tests;

/// <summary>The small language in which cataloguers are tested.</summary>
sealed class CataloguerTest(IFileReader reader)
{
    public static CataloguerTest Of(IFileReader reader) => new(reader);

    public FileEvidence On(string path, string text) => On(path, Encoding.UTF8.GetBytes(text));

    public FileEvidence On(string path, ReadOnlySpan<byte> bytes, Limits? limits = null)
    {
        var sink = new EvidenceSink(path, reader.Id.Name, limits ?? Limits.Default);
        reader.Read(new FileContent(path, bytes, sink.Limits), sink);
        return sink.ToEvidence();
    }

    /// <summary>Reads every prefix of the bytes; the reader must never throw.</summary>
    public void NeverThrowsOnAnyPrefixOf(string path, byte[] bytes, int step = 1)
    {
        for (var length = 0; length <= bytes.Length; length += step)
            On(path, bytes.AsSpan(0, length));
    }

    /// <summary>Reads the bytes with one of them changed, many times; the reader must never throw.</summary>
    public void NeverThrowsOnFlipsOf(string path, byte[] bytes, int times)
    {
        var random = new Random(4711);
        for (var i = 0; i < times; i++)
        {
            var copy = (byte[])bytes.Clone();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
                copy[random.Next(copy.Length)] = (byte)random.Next(256);
            On(path, copy);
        }
    }
}
