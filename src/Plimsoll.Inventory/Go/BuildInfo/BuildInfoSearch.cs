using Plimsoll.Formats.Executables;

namespace Plimsoll.Inventory.Go.BuildInfo;

/// <summary>Finds the block of build info: in its own section, or in the data where there are no sections or they have no names.</summary>
static class BuildInfoSearch
{
    /// <summary>Marks without a block behind them: tools that look for the mark hold it too.</summary>
    const int MaxMarks = 64;

    static ReadOnlySpan<byte> Mark => [0xFF, (byte)' ', (byte)'G', (byte)'o', (byte)' ', (byte)'b', (byte)'u', (byte)'i', (byte)'l', (byte)'d', (byte)'i', (byte)'n', (byte)'f', (byte)':'];

    public static bool TryFind(ReadOnlySpan<byte> file, ExecutableFile executable, out BuildInfoBlob blob)
    {
        if ((executable.Section(".go.buildinfo") ?? executable.Section("__go_buildinfo")) is { } own && TryFindIn(file, own, executable, out blob))
            return true;
        foreach (var segment in executable.Segments)
            if (segment.IsWritable && TryFindIn(file, segment, executable, out blob))
                return true;
        foreach (var segment in executable.Segments)
            if (!segment.IsWritable && !segment.IsCode && TryFindIn(file, segment, executable, out blob))
                return true;
        blob = default;
        return false;
    }

    static bool TryFindIn(ReadOnlySpan<byte> file, ExecutableSection section, ExecutableFile executable, out BuildInfoBlob blob)
    {
        var rest = ExecutableFile.Data(file, section);
        for (var marks = 0; marks < MaxMarks && rest.IndexOf(Mark) is >= 0 and var at; marks++)
        {
            if (BuildInfoBlob.TryRead(file, rest[at..], executable, out blob))
                return true;
            rest = rest[(at + Mark.Length)..];
        }

        blob = default;
        return false;
    }
}
