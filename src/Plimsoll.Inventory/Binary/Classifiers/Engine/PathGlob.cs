using System.Text;

namespace Plimsoll.Inventory.Binary.Classifiers.Engine;

/// <summary>Which files a classifier looks at: <c>*</c> stands for any bytes and <c>?</c> for one, neither for a slash.</summary>
/// <remarks>
/// A glob without a slash is held against a file's name; one with slashes against the end of its path, whole names at a time. Globs come from the program's own
/// files; paths are a stranger's, so a match costs at most the product of both lengths.
/// </remarks>
sealed class PathGlob
{
    readonly string text;
    readonly byte[] glob;
    readonly int slashes;

    /// <exception cref="FormatException">The last part is empty, or begins with a wildcard: it would be held against every file.</exception>
    public PathGlob(string text)
    {
        this.text = text;
        glob = Encoding.UTF8.GetBytes(text);
        slashes = glob.AsSpan().Count((byte)'/');
        if (Tail(glob, 0) is not [not ((byte)'*' or (byte)'?'), ..])
            throw new FormatException($"'{text}' says nothing of how a name begins.");
        FirstOfName = Tail(glob, 0)[0];
    }

    /// <summary>The byte that a file's name begins with if it is to match.</summary>
    public byte FirstOfName { get; }

    public override string ToString() => text;

    public bool Matches(ReadOnlySpan<byte> path) => MatchesPart(glob, Tail(path, slashes));

    /// <summary>The last <paramref name="more"/> + 1 names of a path.</summary>
    static ReadOnlySpan<byte> Tail(ReadOnlySpan<byte> path, int more)
    {
        var start = path.Length;
        for (var left = more; left >= 0 && start >= 0; left--)
            start = path[..start].LastIndexOf((byte)'/');
        return path[(start + 1)..];
    }

    // Each star gives back only to the last one before it, which is enough, for stars do not cross slashes and all parts are as many.
    static bool MatchesPart(ReadOnlySpan<byte> glob, ReadOnlySpan<byte> text)
    {
        var (at, pos, star, mark) = (0, 0, -1, 0);
        while (pos < text.Length)
            if (at < glob.Length && glob[at] == (byte)'*')
                (star, mark) = (at++, pos);
            else if (at < glob.Length && (glob[at] == text[pos] || (glob[at] == (byte)'?' && text[pos] != (byte)'/')))
                (at, pos) = (at + 1, pos + 1);
            else if (star >= 0 && text[mark] != (byte)'/')
                (at, pos) = (star + 1, ++mark);
            else
                return false;
        while (at < glob.Length && glob[at] == (byte)'*')
            at++;
        return at == glob.Length;
    }
}
