using System.IO.Compression;

namespace Plimsoll.Streams;

/// <summary>Decompresses gzip and refuses an early end, which <see cref="GZipStream"/> takes for the end of the content.</summary>
/// <remarks>
/// RFC 1952. Behind the last stored byte stands a member of known content: it comes out at the end exactly if all before it was whole.
/// What follows the last member and is no gzip is left unread, as by gzip itself.
/// </remarks>
public sealed class WholeGzipStream : ForwardStream
{
    const int MarkBytes = 16;

    static readonly byte[] EndMember = Compress(Mark);

    readonly StoredThenEnd stored;
    readonly GZipStream gzip;
    readonly byte[] held = new byte[MarkBytes];
    int heldCount;
    bool ended;

    public WholeGzipStream(Stream stored)
    {
        this.stored = new StoredThenEnd(stored);
        gzip = new GZipStream(this.stored, CompressionMode.Decompress, leaveOpen: true);
    }

    static ReadOnlySpan<byte> Mark => "\u0017end\u0017of\u0017stored\u0017\u0017"u8;

    /// <exception cref="InvalidDataException">The bytes are no gzip, or end before their own end.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (ended || buffer.IsEmpty)
            return TakeHeld(buffer);
        Span<byte> small = stackalloc byte[2 * MarkBytes];
        var work = buffer.Length < small.Length ? small : buffer;
        while (true)
        {
            // The last bytes so far may be the mark: they are held back, and go out in front of what follows them.
            held.AsSpan(0, heldCount).CopyTo(work);
            var read = gzip.Read(work[heldCount..][..Math.Min(buffer.Length, work.Length - heldCount)]);
            if (read == 0)
            {
                End();
                return TakeHeld(buffer);
            }

            var total = heldCount + read;
            heldCount = Math.Min(total, MarkBytes);
            work[(total - heldCount)..total].CopyTo(held);
            if (total == heldCount)
                continue;
            if (work.Length != buffer.Length)
                work[..(total - heldCount)].CopyTo(buffer);
            return total - heldCount;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            gzip.Dispose();
            stored.Dispose();
        }

        base.Dispose(disposing);
    }

    void End()
    {
        ended = true;
        if (!stored.IsEndTaken)
            return;
        if (!held.AsSpan(0, heldCount).SequenceEqual(Mark))
            throw new InvalidDataException("The gzip stream ends early.");
        heldCount = 0;
    }

    int TakeHeld(Span<byte> buffer)
    {
        if (!ended)
            return 0;
        var taken = Math.Min(heldCount, buffer.Length);
        held.AsSpan(0, taken).CopyTo(buffer);
        held.AsSpan(taken, heldCount - taken).CopyTo(held);
        heldCount -= taken;
        return taken;
    }

    static byte[] Compress(ReadOnlySpan<byte> plain)
    {
        using var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(plain);
        return member.ToArray();
    }

    /// <summary>The stored bytes, then, in a read of its own, the end member. A decoder that stops at what is no gzip never asks for it.</summary>
    sealed class StoredThenEnd(Stream stored) : ForwardStream
    {
        ReadOnlyMemory<byte> end = EndMember;

        public bool IsEndTaken => end.Length < EndMember.Length;

        public override int Read(Span<byte> buffer)
        {
            if (!IsEndTaken && stored.Read(buffer) is > 0 and var read)
                return read;
            var taken = Math.Min(end.Length, buffer.Length);
            end.Span[..taken].CopyTo(buffer);
            end = end[taken..];
            return taken;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                stored.Dispose();
            base.Dispose(disposing);
        }
    }
}
