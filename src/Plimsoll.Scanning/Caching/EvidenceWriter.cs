using System.Runtime.InteropServices;
using System.Text;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Scanning.Caching;

/// <summary>Writes numbers as 7-bit groups and strings as positions in a table that goes first.</summary>
sealed class EvidenceWriter : IDisposable
{
    readonly MemoryStream stream = new();
    readonly BinaryWriter body;
    readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);
    readonly List<string> strings = [];

    public EvidenceWriter() => body = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);

    public void Int32(int value) => body.Write7BitEncodedInt(value);

    public void Int64(long value) => body.Write7BitEncodedInt64(value);

    public void String(string value)
    {
        if (!positions.TryGetValue(value, out var position))
        {
            position = strings.Count;
            positions.Add(value, position);
            strings.Add(value);
        }

        Int32(position + 1);
    }

    public void Optional(string? value)
    {
        if (value is null)
            Int32(0);
        else
            String(value);
    }

    public void List<T>(IReadOnlyCollection<T> items, Action<T> write)
    {
        Int32(items.Count);
        foreach (var item in items)
            write(item);
    }

    /// <summary>Eight bytes each, the lowest first.</summary>
    public void Hashes(ReadOnlyMemory<ulong> hashes)
    {
        Int32(hashes.Length);
        body.Flush();
        stream.Write(MemoryMarshal.AsBytes(hashes.Span));
    }

    public void Gap(Gap gap)
    {
        Int32((int)gap.Code);
        String(gap.Path);
        String(gap.Message);
    }

    public void Observation(Observation observation)
    {
        String(observation.Reader);
        String(observation.Subject);
        List([.. observation.Facts.OrderBy(f => f.Key, StringComparer.Ordinal)], f => { String(f.Key); String(f.Value); });
    }

    public void Package(Package package)
    {
        Int32((int)package.Type);
        String(package.Name);
        String(package.Version);
        Optional(package.Architecture);
        Optional(package.SourceName);
        Optional(package.SourceVersion);
        Optional(package.Maintainer);
        Optional(package.Vendor);
        Optional(package.Origin);
        Optional(package.Module);
        Optional(package.Inside);
        Optional(package.Basis);
        Int32(package.IsDirect is { } direct ? direct ? 2 : 1 : 0);
        Int32(package.IsDevelopment ? 1 : 0);
        List(package.Licences, String);
        List(package.Qualifiers, q => { String(q.Key); String(q.Value); });
        List(package.Dependencies, d => { String(d.Name); Optional(d.Version); });
        List(package.Checksums, String);
        List(package.Cpes, String);
    }

    /// <summary>Writes the table and the body.</summary>
    public void Finish(Stream destination)
    {
        body.Flush();
        using var writer = new BinaryWriter(destination, Encoding.UTF8, leaveOpen: true);
        writer.Write7BitEncodedInt(strings.Count);
        foreach (var text in strings)
            writer.Write(text);
        writer.Flush();
        stream.WriteTo(destination);
    }

    public void Dispose()
    {
        body.Dispose();
        stream.Dispose();
    }
}
