namespace Plimsoll.Scanning.Dispatch;

/// <summary>Asks the table for one entry after the other. Neighbours mostly lie in one directory, which is then looked up once.</summary>
sealed class InterestCursor(InterestTable table)
{
    byte[] directory = new byte[256];
    int directoryLength;
    Place? here = table.At([]);
    Place? above;

    /// <summary>Whether a directory is, or leads to, a place that somebody wants files of.</summary>
    public bool Leads(ReadOnlySpan<byte> path)
    {
        if (path.IsEmpty)
            return true;
        var name = Enter(path);
        return here is not null && here.Leads(name);
    }

    /// <summary>Whether a tree is worth entering here.</summary>
    public bool Enters(ReadOnlySpan<byte> path) => !table.Anywhere.IsEmpty || Leads(path);

    /// <summary>Who wants this file for its place; the list is cleared first.</summary>
    public bool FindPlaced(ReadOnlySpan<byte> path, List<Wanted> wanted)
    {
        wanted.Clear();
        var name = Enter(path);
        here?.Find(name, wanted);
        above?.FindBelow(name, wanted);
        return wanted.Count > 0;
    }

    /// <summary>Who wants this file for its path, wherever it lies; the list is cleared first.</summary>
    public bool Find(ReadOnlySpan<byte> path, List<Wanted> wanted)
    {
        FindPlaced(path, wanted);
        table.Anywhere.Find(directory.AsSpan(0, directoryLength), InterestTable.NameOf(path), wanted);
        for (var i = wanted.Count - 1; i >= 0; i--)
            if (!wanted[i].Reader.Wants(path))
                wanted.RemoveAt(i);
        return wanted.Count > 0;
    }

    /// <summary>Goes to the directory that a path lies in, and gives its name there.</summary>
    ReadOnlySpan<byte> Enter(ReadOnlySpan<byte> path)
    {
        var slash = path.LastIndexOf((byte)'/');
        var parent = path[..Math.Max(0, slash)];
        if (!parent.SequenceEqual(directory.AsSpan(0, directoryLength)))
        {
            if (parent.Length > directory.Length)
                directory = new byte[2 * parent.Length];
            parent.CopyTo(directory);
            directoryLength = parent.Length;
            here = table.At(parent);
            above = parent.IsEmpty ? null : table.At(InterestTable.ParentOf(parent));
        }

        return path[(slash + 1)..];
    }
}
