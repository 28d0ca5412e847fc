namespace Plimsoll.Streams.Isal;

/// <summary>Passes over the header of a gzip member, and refuses what zlib refuses.</summary>
/// <remarks>RFC 1952, 2.3. Read here, so that native code sees nothing but deflate.</remarks>
ref struct GzipHeader(StoredBytes stored)
{
    const byte Id1 = 0x1F;
    const byte Id2 = 0x8B;
    const byte Deflate = 8;
    const int HasCrc = 2;
    const int HasExtra = 4;
    const int HasName = 8;
    const int HasComment = 16;
    const int Reserved = 0xE0;

    uint crc = uint.MaxValue;

    /// <returns>false where no member begins here: the end, or bytes that are no gzip.</returns>
    /// <exception cref="InvalidDataException">The header is damaged, or ends early.</exception>
    public bool TryPass()
    {
        if (!stored.Fill() || stored.Available[0] != Id1)
            return false;
        Next();

        // A first mark that nothing follows is a member that was cut.
        if (Next() != Id2)
            return false;
        if (Next() != Deflate)
            throw new InvalidDataException("The gzip stream is compressed in an unknown way.");
        var flags = Next();
        if ((flags & Reserved) != 0)
            throw new InvalidDataException("The gzip stream has flags of no known meaning.");
        Pass(6);
        if ((flags & HasExtra) != 0)
            Pass(Next() | (Next() << 8));
        PassText((flags & HasName) != 0);
        PassText((flags & HasComment) != 0);
        var expected = ~crc & 0xFFFF;
        if ((flags & HasCrc) != 0 && (Next() | (Next() << 8)) != expected)
            throw new InvalidDataException("The gzip header does not have the checksum it states.");
        return true;
    }

    void Pass(int count)
    {
        for (; count > 0; count--)
            Next();
    }

    void PassText(bool isThere)
    {
        while (isThere && Next() != 0)
        {
        }
    }

    byte Next()
    {
        var next = stored.Next() ?? throw new InvalidDataException("The gzip stream ends early.");
        crc ^= next;
        for (var bit = 0; bit < 8; bit++)
            crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
        return next;
    }
}
