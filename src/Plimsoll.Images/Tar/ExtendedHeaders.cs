using Plimsoll.Core;

namespace Plimsoll.Images.Tar;

/// <summary>The entries that only speak of the entry after them: pax headers (x), GNU long names (L) and long link targets (K).</summary>
/// <remarks>
/// Global pax headers (g) are passed over, as container engines do: what engines unpack is what will run, and a global <c>path</c> that only a
/// scanner applied would hide every file from it. For the same reason GNU names win over pax ones, and of two pax headers the last.
/// </remarks>
sealed class ExtendedHeaders(TarWindow window, Limits limits, string place)
{
    const int Step = 64 * 1024;

    readonly ByteBuffer payload = new();
    readonly ByteBuffer longName = new();
    readonly ByteBuffer longLink = new();

    public PaxOverrides Pax { get; } = new();

    /// <summary>Whether something was said of an entry that has not come yet.</summary>
    public bool IsPending { get; private set; }

    /// <summary>The entry's name where an extended header gives it, else empty.</summary>
    public ReadOnlySpan<byte> Name => longName.Length > 0 ? longName.Span : Pax.SparseName.Length > 0 ? Pax.SparseName.Span : Pax.Path.Span;

    public ReadOnlySpan<byte> LinkName => longLink.Length > 0 ? longLink.Span : Pax.LinkPath.Span;

    public void Clear()
    {
        if (!IsPending)
            return;
        IsPending = false;
        Pax.Clear();
        longName.Clear();
        longLink.Clear();
    }

    /// <summary>Takes the entry whose header was just passed, if it is an extended one.</summary>
    /// <returns>false where it is none; null where it is malformed.</returns>
    public bool? TryTake(byte type, long size)
    {
        switch (type)
        {
            case (byte)'x' or (byte)'X':
                Pax.Clear();
                if (!Pax.TryTake(Payload(size, limits.MaxPaxHeaderBytes, nameof(Limits.MaxPaxHeaderBytes))))
                    return null;
                CheckLength(Pax.Path.Length);
                CheckLength(Pax.LinkPath.Length);
                CheckLength(Pax.SparseName.Length);
                return IsPending = true;
            case (byte)'g':
                Payload(size, limits.MaxPaxHeaderBytes, nameof(Limits.MaxPaxHeaderBytes));
                return true;
            case (byte)'L' or (byte)'K':
                // A name is closed by a zero, which counts.
                var name = TarFormat.Text(Payload(size, limits.MaxPathBytes + 1, nameof(Limits.MaxPathBytes)));
                (type == 'L' ? longName : longLink).Set(name);
                CheckLength(name.Length);
                return IsPending = true;
            default:
                return false;
        }
    }

    // The stated length is held against the limit first, and memory grows with the bytes that are really there.
    ReadOnlySpan<byte> Payload(long size, int limit, string name)
    {
        if (size > limit)
            throw new LimitExceededException(name, limit, $"{place}: an extended header at byte {window.Position:N0}");
        payload.Clear();
        while (payload.Length < size)
        {
            var part = window.Take((int)Math.Min(Math.Min(Step, window.Capacity), size - payload.Length));
            if (part.IsEmpty)
                throw TarProblem.Cut(place, window.Position);
            payload.Append(part);
        }

        window.Skip(TarFormat.Padding(size));
        return payload.Span;
    }

    void CheckLength(int length)
    {
        if (length > limits.MaxPathBytes)
            throw new LimitExceededException(nameof(Limits.MaxPathBytes), limits.MaxPathBytes, $"{place}: a name before byte {window.Position:N0}");
    }
}
