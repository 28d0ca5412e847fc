using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Node.Locks;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Node.YarnLock;

/// <summary>Lock files of yarn 1: blocks that begin in the first column with the ranges that they answer; fields by two blanks, dependencies by four.</summary>
sealed class ClassicLock(LockGraph graph, Limits limits)
{
    readonly Dictionary<string, LockEntry> byRange = new(StringComparer.Ordinal);
    readonly List<(LockEntry Entry, List<(string Name, string Range)> Needs)> read = [];
    ClassicBlock? block;

    public void Read(ReadOnlySpan<byte> bytes)
    {
        var number = 0;
        if (bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        foreach (var line in new Lines(bytes))
        {
            number++;
            if (line.IsEmpty || line[0] == '#')
                continue;
            if (!Take(line, out var isMalformed))
                return;
            if (isMalformed)
                graph.Gap(GapCode.Malformed, $"line {number:N0} is no line of a yarn.lock");
        }

        Close();
        foreach (var (entry, needs) in read)
            foreach (var (name, range) in needs)
                graph.Need(entry, byRange.GetValueOrDefault($"{name}@{range}"));
    }

    bool Take(ReadOnlySpan<byte> line, out bool isMalformed)
    {
        isMalformed = false;
        var indent = line.IndexOfAnyExcept((byte)' ');
        if (indent < 0)
            return true;
        if (isMalformed = line.Length > limits.MaxFieldBytes)
            return true;
        if (indent == 0)
        {
            var isAdded = Close();
            block = ClassicBlock.Begin(line);
            isMalformed = block is null;
            return isAdded;
        }

        isMalformed = block is not null && !block.Take(indent, line[indent..]);
        return true;
    }

    bool Close()
    {
        if (block?.ToEntry(limits) is not { } entry)
            return true;
        if (!graph.Add(entry))
            return false;
        foreach (var range in block.Ranges)
            byRange.TryAdd(range, entry);
        read.Add((entry, block.Needs));
        block = null;
        return true;
    }
}
