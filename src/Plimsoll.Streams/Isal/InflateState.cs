using System.Runtime.InteropServices;

namespace Plimsoll.Streams.Isal;

/// <summary>ISA-L's <c>struct inflate_state</c>, in native memory. The one place that handles pointers.</summary>
/// <remarks>
/// igzip_lib.h, version 2.30. It gives out and takes in the bytes of one deflate stream with gzip's trailer behind it, which it checks; the header
/// before it is read by <see cref="GzipHeader"/>.
/// </remarks>
sealed unsafe class InflateState : SafeHandle
{
    // Almost three times what version 2.30 needs: a version that needs more writes into what is ours.
    const int Bytes = 256 * 1024;
    const int CacheLine = 64;
    const int Finished = 5;
    const uint TrailerIsChecked = 6;

    bool isBroken;

    public InflateState()
        : base(0, ownsHandle: true)
    {
        var memory = NativeMemory.AlignedAlloc(Bytes, CacheLine);
        NativeMemory.Clear(memory, Bytes);
        SetHandle((nint)memory);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Whether the stream and its trailer have been passed, and all that they hold given out.</summary>
    public bool IsFinished => Fields->BlockState == Finished;

    StateFields* Fields => (StateFields*)handle;

    /// <summary>Begins a deflate stream.</summary>
    public void Start()
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        IsalLibrary.Start(this);
        Fields->CrcFlag = TrailerIsChecked;
    }

    /// <summary>Inflates what there is into what room there is.</summary>
    /// <returns>How much of each was used. Neither, where more is needed.</returns>
    /// <exception cref="InvalidDataException">The stream is damaged, or its trailer is not true.</exception>
    public (int Taken, int Made) Inflate(ReadOnlySpan<byte> stored, Span<byte> plain)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        if (isBroken)
            throw new InvalidDataException("The gzip stream is damaged.");
        int result;
        fixed (byte* input = stored, output = plain)
        {
            Fields->NextIn = input;
            Fields->AvailableIn = (uint)stored.Length;
            Fields->NextOut = output;
            Fields->AvailableOut = (uint)plain.Length;
            result = IsalLibrary.Inflate(this);
        }

        var (taken, made) = (stored.Length - (long)Fields->AvailableIn, plain.Length - (long)Fields->AvailableOut);
        isBroken = result < 0 || taken < 0 || made < 0;
        if (isBroken)
            throw new InvalidDataException($"The gzip stream is damaged (ISA-L says {result}).");
        return ((int)taken, (int)made);
    }

    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        return true;
    }

    [StructLayout(LayoutKind.Explicit)]
    struct StateFields
    {
        [FieldOffset(0)]
        public byte* NextOut;

        [FieldOffset(8)]
        public uint AvailableOut;

        [FieldOffset(16)]
        public byte* NextIn;

        [FieldOffset(32)]
        public uint AvailableIn;

        [FieldOffset(21160)]
        public int BlockState;

        [FieldOffset(21172)]
        public uint CrcFlag;
    }
}
