using System.Text;
using Plimsoll.Core;
using Plimsoll.Inventory.Node.Locks;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Node.YarnLock;

/// <summary>One entry of a lock file of yarn 1.</summary>
sealed class ClassicBlock
{
    const int NeedIndent = 4;
    const int Sha1Digits = 40;

    string version = "";
    string? resolved;
    string? integrity;
    bool inNeeds;

    ClassicBlock(IReadOnlyList<string> ranges) => Ranges = ranges;

    /// <summary>What it answers: <c>a@^1</c>.</summary>
    public IReadOnlyList<string> Ranges { get; }

    public List<(string Name, string Range)> Needs { get; } = [];

    /// <returns>null where the line begins no entry.</returns>
    public static ClassicBlock? Begin(ReadOnlySpan<byte> line)
    {
        if (line[^1] != ':')
            return null;
        List<string> ranges = [.. Words(line[..^1])];
        return ranges.Count > 0 && ranges.TrueForAll(r => Locator.TrySplit(r, out _, out _)) ? new ClassicBlock(ranges) : null;
    }

    /// <returns>false where the line is neither a field nor a dependency.</returns>
    public bool Take(int indent, ReadOnlySpan<byte> line)
    {
        if (indent < NeedIndent && line[^1] == ':')
        {
            inNeeds = line.SequenceEqual("dependencies:"u8) || line.SequenceEqual("optionalDependencies:"u8);
            return true;
        }

        if (Words(line) is not [var name, var value])
            return false;
        if (indent >= NeedIndent)
        {
            if (inNeeds)
                Needs.Add((name, value));
            return true;
        }

        switch (name)
        {
            case "version": version = value; break;
            case "resolved": resolved = value; break;
            case "integrity": integrity = value; break;
            default: break;
        }

        return true;
    }

    public LockEntry ToEntry(Limits limits)
    {
        Locator.TrySplit(Ranges[0], out var name, out var range);

        // Archives are resolved to something; directories of the project are not.
        var isOwn = resolved is null && (range.StartsWith("file:", StringComparison.Ordinal) || range.StartsWith("link:", StringComparison.Ordinal) || range.StartsWith('.'));
        var mark = resolved?.LastIndexOf('#') ?? -1;
        var fragment = mark < 0 ? "" : resolved![(mark + 1)..];

        // Behind an archive stands its checksum, behind a repository a commit.
        var isSha1 = fragment.Length == Sha1Digits && fragment.All(char.IsAsciiHexDigit) && Locator.IsArchive(resolved![..mark].Split('?')[0]);
        var checksums = Integrity.Checksums(integrity);
        return new LockEntry
        {
            Name = Locator.Alias(range) ?? name,
            Version = version,
            IsOwn = isOwn,
            Origin = OriginText.Of(isSha1 ? resolved![..mark] : resolved, limits),
            Checksums = checksums.Count == 0 && isSha1 ? [$"sha1:{fragment.ToLowerInvariant()}"] : checksums,
        };
    }

    /// <summary>Words between blanks and commas; a quoted one holds both.</summary>
    static List<string> Words(ReadOnlySpan<byte> text)
    {
        List<string> words = [];
        while (!(text = text.TrimStart(" ,"u8)).IsEmpty)
        {
            var isQuoted = text[0] == '"';
            var start = isQuoted ? text[1..] : text;
            var end = isQuoted ? start.IndexOf((byte)'"') : start.IndexOfAny((byte)' ', (byte)',');
            var word = end < 0 ? start : start[..end];
            words.Add(Encoding.UTF8.GetString(word));
            text = end < 0 ? [] : start[(isQuoted ? end + 1 : end)..];
        }

        return words;
    }
}
