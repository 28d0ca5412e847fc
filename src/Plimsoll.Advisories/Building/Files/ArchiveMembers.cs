using System.Formats.Tar;
using SharpCompress.Readers;
using SharpCompress.Readers.Zip;

namespace Plimsoll.Advisories.Building.Files;

/// <summary>The regular files of an archive, one after the other, as they are stored: nothing is written to disk, so their names are only names.</summary>
static class ArchiveMembers
{
    /// <returns>Name and content of each; the content ends with the next step.</returns>
    public static IEnumerable<(string Name, Stream Content)> Of(Wrapping archive, Stream content) => archive == Wrapping.Tar ? OfTar(content) : OfZip(content);

    static IEnumerable<(string, Stream)> OfTar(Stream content)
    {
        using var tar = new TarReader(content, leaveOpen: true);
        while (tar.GetNextEntry() is { } entry)
            if (entry is { EntryType: TarEntryType.RegularFile or TarEntryType.V7RegularFile, DataStream: { } data })
                yield return (entry.Name, data);
    }

    // Read as it comes, by the local headers: a central directory of millions would have to be held.
    static IEnumerable<(string, Stream)> OfZip(Stream content)
    {
        using var zip = ZipReader.OpenReader(content, new ReaderOptions { LeaveStreamOpen = true });
        while (zip.MoveToNextEntry())
        {
            if (zip.Entry.IsDirectory || zip.Entry.Key is not { } name)
                continue;
            var data = zip.OpenEntryStream();
            yield return (name, data);

            // Not by "using": what is left is read here, and whoever gave up on damage must not meet it a second time.
            data.Dispose();
        }
    }
}
