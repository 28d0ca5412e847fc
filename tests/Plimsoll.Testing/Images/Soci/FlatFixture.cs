using System.Buffers.Binary;
using System.Text;

namespace Plimsoll.Testing.Images.Soci;

/// <summary>Writes FlatBuffers: an <c>object?[]</c> is a table whose fields are in order, a <c>List</c> of objects a list, and null a field that is not there.</summary>
public sealed class FlatFixture
{
    readonly List<byte> bytes = [0, 0, 0, 0];
    readonly Dictionary<Shared, List<int>> shared = [];

    /// <summary>A text that is written once, however often it is referred to, as no writer of zTOCs does.</summary>
    public sealed class Shared(string text)
    {
        public string Text { get; } = text;
    }

    /// <summary>A buffer whose root is a table.</summary>
    public static byte[] Write(object?[] root)
    {
        var fixture = new FlatFixture();
        fixture.Refer(0, root);
        foreach (var (target, places) in fixture.shared)
        {
            var at = fixture.Text(target.Text);
            foreach (var place in places)
                fixture.Patch(place, at - place);
        }

        return [.. fixture.bytes];
    }

    void Refer(int from, object target)
    {
        if (target is Shared later)
        {
            if (!shared.TryAdd(later, [from]))
                shared[later].Add(from);
            return;
        }

        while (bytes.Count % 8 != 0)
            bytes.Add(0);
        var at = target switch
        {
            object?[] fields => Table(fields),
            string text => Text(text),
            byte[] content => Vector(content, content.Length),
            List<object> items => List(items),
            _ => throw new ArgumentException("no such target", nameof(target)),
        };
        Patch(from, at - from);
    }

    int Table(object?[] fields)
    {
        var list = bytes.Count;
        var width = 8 + (8 * fields.Length);
        bytes.AddRange(new byte[(4 + (2 * fields.Length) + 7) & ~7]);
        var at = bytes.Count;
        bytes.AddRange(new byte[width]);
        Patch16(list, 4 + (2 * fields.Length));
        Patch16(list + 2, width);
        Patch(at, at - list);
        for (var i = 0; i < fields.Length; i++)
            if (fields[i] is { } value)
            {
                var place = at + 8 + (8 * i);
                Patch16(list + 4 + (2 * i), place - at);
                Put(place, value);
            }

        return at;
    }

    void Put(int place, object value)
    {
        Span<byte> number = stackalloc byte[8];
        if (value is long or int or uint or byte)
        {
            BinaryPrimitives.WriteInt64LittleEndian(number, Convert.ToInt64(value));
            for (var i = 0; i < 8; i++)
                bytes[place + i] = number[i];
        }
        else
        {
            Refer(place, value);
        }
    }

    int Text(string text) => Vector([.. Encoding.UTF8.GetBytes(text), 0], Encoding.UTF8.GetByteCount(text));

    int Vector(byte[] content, int count)
    {
        var at = bytes.Count;
        bytes.AddRange(new byte[4]);
        Patch(at, count);
        bytes.AddRange(content);
        return at;
    }

    int List(List<object> items)
    {
        var at = Vector(new byte[4 * items.Count], items.Count);
        for (var i = 0; i < items.Count; i++)
            Refer(at + 4 + (4 * i), items[i]);
        return at;
    }

    void Patch(int at, int value)
    {
        for (var i = 0; i < 4; i++)
            bytes[at + i] = (byte)(value >> (8 * i));
    }

    void Patch16(int at, int value) => (bytes[at], bytes[at + 1]) = ((byte)value, (byte)(value >> 8));
}
