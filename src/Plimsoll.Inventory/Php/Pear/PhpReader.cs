using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Plimsoll.Core;
using Plimsoll.Formats;

namespace Plimsoll.Inventory.Php.Pear;

/// <summary>Reads what PHP's <c>serialize()</c> wrote: plain values and arrays. Nothing is made of objects and references, for whose sake the format is feared.</summary>
/// <remarks>PHP manual, serialize(): <c>N;</c> <c>b:1;</c> <c>i:5;</c> <c>d:0.5;</c> <c>s:3:"abc";</c> <c>a:1:{KEY VALUE}</c>. Lengths are of bytes.</remarks>
ref struct PhpReader(ReadOnlySpan<byte> bytes, Limits limits)
{
    const int MaxDepth = 32;
    const int MaxKept = 20_000;

    readonly ReadOnlySpan<byte> bytes = bytes;
    int at;
    int kept;

    /// <summary>Reads an array, and of its members those that are wanted.</summary>
    /// <exception cref="MalformedDocumentException">It is none.</exception>
    public PhpValue Read(Predicate<string> wanted) => Peek() == 'a' ? Array(0, wanted) : throw Malformed();

    PhpValue Value(int depth, bool keep)
    {
        if (keep && ++kept > MaxKept)
            throw new MalformedDocumentException($"it holds more than {MaxKept:N0} values where a package has a few");
        return (char)Peek() switch
        {
            'a' => Array(depth, keep ? null : _ => false),
            's' => new PhpValue { Text = Characters(keep) },
            'N' or 'b' or 'i' or 'd' => new PhpValue { Text = Scalar() },
            _ => throw Malformed(),
        };
    }

    /// <param name="wanted">null where all of it is.</param>
    PhpValue Array(int depth, Predicate<string>? wanted)
    {
        if (depth == MaxDepth)
            throw new MalformedDocumentException($"it nests deeper than {MaxDepth} levels");
        Take("a:"u8);
        Number();
        Take(":{"u8);
        List<KeyValuePair<string, PhpValue>> members = [];
        while (Peek() != '}')
        {
            var key = (char)Peek() switch { 's' => Characters(keep: true), 'i' => Scalar(), _ => throw Malformed() };
            var keep = wanted?.Invoke(key) ?? true;
            var value = Value(depth + 1, keep);
            if (keep)
                members.Add(new(key, value));
        }

        Take("}"u8);
        return new PhpValue { Members = members };
    }

    string Characters(bool keep)
    {
        Take("s:"u8);
        var length = Number();
        Take(":\""u8);
        if (length > bytes.Length - at)
            throw Malformed();
        var text = keep && length <= limits.MaxFieldBytes ? Encoding.UTF8.GetString(bytes.Slice(at, length)) : "";
        at += length;
        Take("\";"u8);
        return text;
    }

    string Scalar()
    {
        var end = bytes[at..].IndexOf((byte)';');
        if (end is < 0 or > 64)
            throw Malformed();
        var text = bytes.Slice(at, end);
        at += end + 1;
        return text.Length > 2 && text[1] == ':' ? Encoding.ASCII.GetString(text[2..]) : "";
    }

    int Number()
    {
        if (!Utf8Parser.TryParse(bytes[at..], out int number, out var length) || number < 0)
            throw Malformed();
        at += length;
        return number;
    }

    void Take(ReadOnlySpan<byte> text)
    {
        if (!bytes[at..].StartsWith(text))
            throw Malformed();
        at += text.Length;
    }

    readonly byte Peek() => at < bytes.Length ? bytes[at] : throw Malformed();

    readonly MalformedDocumentException Malformed() => new(string.Create(CultureInfo.InvariantCulture, $"it is no array that PHP serialised, at byte {at:N0}"));
}
