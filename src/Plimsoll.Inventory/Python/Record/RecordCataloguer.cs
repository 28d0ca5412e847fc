using System.Buffers;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Python.Record;

/// <summary>
/// Reads which files a Python package put on disk: <c>NAME-VERSION.dist-info/RECORD</c>, relative to the directory of the former, and
/// <c>NAME.egg-info/installed-files.txt</c>, relative to its own. The package is named as the directory names it: <c>NAME</c>, before the version.
/// </summary>
/// <remarks>PyPA "Recording installed projects", "The RECORD file": CSV of path, hash and size.</remarks>
public sealed class RecordCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("python/record", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.NamedUnder(".dist-info", "RECORD"), Interest.NamedUnder(".egg-info", "installed-files.txt")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var folder = FolderPath.Parent(file.Path);
        var isCsv = file.FileName is "RECORD";
        var from = FolderPath.Bytes(isCsv ? FolderPath.Parent(folder) : folder);
        var owned = new OwnedPaths(DistributionFolder.NameOf(folder), evidence);
        var (resolved, unquoted) = (new PathBuffer(), new ArrayBufferWriter<byte>());
        foreach (var line in new Lines(file.Bytes))
        {
            var path = isCsv ? FirstColumn(line, unquoted) : line;
            if (path.IsEmpty)
                continue;
            if (!FolderPath.TryResolve(from, path, resolved))
                evidence.Gap(GapCode.Malformed, "a line names a path outside the root");
            else if (!owned.Add(resolved.Path))
                return;
        }

        owned.Keep();
    }

    static ReadOnlySpan<byte> FirstColumn(ReadOnlySpan<byte> line, ArrayBufferWriter<byte> unquoted)
    {
        if (line is not [(byte)'"', ..])
        {
            var comma = line.IndexOf((byte)',');
            return comma < 0 ? line : line[..comma];
        }

        unquoted.ResetWrittenCount();
        line = line[1..];
        for (var quote = line.IndexOf((byte)'"'); quote >= 0; quote = line.IndexOf((byte)'"'))
        {
            var isDoubled = quote + 1 < line.Length && line[quote + 1] == (byte)'"';
            unquoted.Write(line[..(isDoubled ? quote + 1 : quote)]);
            if (!isDoubled)
                break;
            line = line[(quote + 2)..];
        }

        return unquoted.WrittenSpan;
    }
}
