using System.Numerics;

namespace Plimsoll.Inventory.Licence.Text;

/// <summary>Every three words of a text that follow each other, as a hash: what two texts have in common shows in the hashes that they share.</summary>
public ref struct ShingleReader
{
    WordReader words;
    ulong first;
    ulong second;

    /// <param name="text">A text in ASCII or anything like it, without its markup.</param>
    public ShingleReader(ReadOnlySpan<byte> text)
    {
        words = new WordReader(text);
        _ = words.Next(out first) && words.Next(out second);
    }

    /// <returns>false at the end.</returns>
    public bool Next(out ulong hash)
    {
        var more = words.Next(out var third);
        hash = Mixed(BitOperations.RotateLeft(first, 17) ^ BitOperations.RotateLeft(second, 43) ^ third);
        (first, second) = (second, third);
        return more;
    }

    // Each bit of the hash must hang on all words, for hashes are chosen by their last bits and looked up by their first.
    static ulong Mixed(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 33);
    }
}
