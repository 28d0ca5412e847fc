using System.Buffers.Binary;
using System.Text;

namespace Plimsoll.Advisories.Deltas;

/// <summary>Reads what <see cref="CellWriter"/> wrote, or something that claims to be it.</summary>
sealed class CellReader(Stream input, DeltaLimits limits)
{
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    readonly byte[] buffer = new byte[64 * 1024];
    int position;
    int filled;
    long total;

    public byte Byte()
    {
        if (position == filled)
            Fill();
        return buffer[position++];
    }

    public bool AtEnd
    {
        get
        {
            if (position < filled)
                return false;
            (position, filled) = (0, input.Read(buffer));
            Count();
            return filled == 0;
        }
    }

    public ulong Number()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            if (shift == 63 && next > 1)
                break;
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw new MalformedDeltaException("it holds a number beyond 64 bits");
    }

    public string Text()
    {
        var length = Number();
        if (length > (ulong)limits.MaxTextBytes)
            throw new MalformedDeltaException($"it holds a text of {length:N0} bytes");
        var bytes = Bytes((int)length);
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new MalformedDeltaException("it holds a text that is no UTF-8");
        }
    }

    public object Cell()
    {
        switch (Byte())
        {
            case CellKind.Null:
                return DBNull.Value;
            case CellKind.Integer:
                var zigzag = Number();
                return (long)(zigzag >> 1) ^ -(long)(zigzag & 1);
            case CellKind.Text:
                return Text();
            case CellKind.Real:
                return BinaryPrimitives.ReadDoubleLittleEndian(Bytes(8));
            case CellKind.Decimal:
                var scale = Byte();
                return CellKind.Fraction(Number(), scale) ?? throw new MalformedDeltaException("it holds a fraction of too many digits");
            case var kind:
                throw new MalformedDeltaException($"it holds a value of the unknown kind {kind}");
        }
    }

    /// <summary>Memory grows with what really comes, not with what is announced.</summary>
    byte[] Bytes(int length)
    {
        if (length <= filled - position)
        {
            var near = buffer.AsSpan(position, length).ToArray();
            position += length;
            return near;
        }

        using var bytes = new MemoryStream();
        while (bytes.Length < length)
        {
            if (position == filled)
                Fill();
            var part = (int)Math.Min(length - bytes.Length, filled - position);
            bytes.Write(buffer, position, part);
            position += part;
        }

        return bytes.ToArray();
    }

    void Fill()
    {
        if (AtEnd)
            throw new MalformedDeltaException("it ends too early");
    }

    void Count()
    {
        total += filled;
        if (total > limits.MaxPlainBytes)
            throw new MalformedDeltaException($"it unfolds to more than {limits.MaxPlainBytes:N0} bytes");
    }
}
