using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;

namespace Plimsoll.Scanning.Layers;

/// <summary>One call of one reader, fenced: what a stranger's bytes do to a reader stays a gap of that file.</summary>
static class ReaderCall
{
    public static FileEvidence Read(IFileReader reader, string path, ReadOnlySpan<byte> bytes, Limits limits)
    {
        var sink = new EvidenceSink(path, reader.Id.Name, limits);
        try
        {
            reader.Read(new FileContent(path, bytes, limits), sink);
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
