using Plimsoll.Core;
using Plimsoll.Streams;

namespace Plimsoll.Images.Compression;

/// <summary>Counts plain bytes against the compressed bytes they came from, and turns a decoder's complaints into the user's sentence.</summary>
sealed class BombGuard(Stream plain, Func<long> storedTaken, Limits limits, string place) : ForwardStream
{
    long total;
    UnreadableSubjectException? failure;

    public override int Read(Span<byte> buffer)
    {
        // A reader that swallowed the failure must not go on with what a decoder makes of the rest.
        if (failure is not null)
            throw failure;
        int read;
        try
        {
            read = plain.Read(buffer);
        }
        catch (ZstdSharp.ZstdException e) when (e.Code == ZstdSharp.Unsafe.ZSTD_ErrorCode.ZSTD_error_frameParameter_windowTooLarge)
        {
            throw failure = new LimitExceededException(nameof(Limits.MaxWindowBytes), limits.MaxWindowBytes, place);
        }
        catch (Exception e) when (e is InvalidDataException or ZstdSharp.ZstdException or EndOfStreamException)
        {
            throw failure = new UnreadableSubjectException($"{place} is damaged: it cannot be decompressed past byte {total:N0}; fetch it again.", e);
        }

        total += read;
        if (total > limits.MaxLayerBytes)
            throw new LimitExceededException(nameof(Limits.MaxLayerBytes), limits.MaxLayerBytes, place);
        if (total > limits.RatioFloorBytes && total / limits.MaxCompressionRatio > storedTaken())
            throw new LimitExceededException(nameof(Limits.MaxCompressionRatio), limits.MaxCompressionRatio, place);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            plain.Dispose();
        base.Dispose(disposing);
    }
}
