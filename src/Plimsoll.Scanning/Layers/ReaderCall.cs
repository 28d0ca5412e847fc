using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;

namespace Plimsoll.Scanning.Layers;

/// <summary>One call of one reader, fenced: what a stranger's bytes do to a reader stays a gap of that file.</summary>
static class ReaderCall
{
    /// <param name="bytes">The file, or as much of its beginning as the reader asks for, or more.</param>
    /// <param name="size">Bytes of the whole file.</param>
    public static FileEvidence Read(IFileReader reader, string path, ReadOnlySpan<byte> bytes, long size, Limits limits)
    {
        var sink = new EvidenceSink(path, reader.Id.Name, limits);
        try
        {
            // The same beginning whoever else wants more of it: evidence depends on the file alone.
            reader.Read(new FileContent(path, bytes[..(int)Math.Min(bytes.Length, reader.HeadBytes ?? bytes.Length)], limits, Math.Max(size, bytes.Length)), sink);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            sink.Gap(GapCode.Malformed, $"the reader {reader.Id.Name} stopped at it ({e.GetType().Name}); please report this file's form");
        }

        return sink.ToEvidence();
    }

    public static FileEvidence TooLarge(IFileReader reader, string path, long size, Limits limits)
    {
        var sink = new EvidenceSink(path, reader.Id.Name, limits);
        var reason = limits.MaxFileBytes < Limits.Default.MaxFileBytes ? " that the memory of this machine or container allows" : "";
        sink.Gap(GapCode.TooLarge, $"{size:N0} bytes are more than the limit of {limits.MaxFileBytes:N0}{reason}; it was not read");
        return sink.ToEvidence();
    }
}
