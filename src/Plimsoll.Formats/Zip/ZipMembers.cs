using System.Buffers.Binary;

namespace Plimsoll.Formats.Zip;

/// <summary>Walks a central directory forward; nothing is allocated. After the last member <see cref="Fault"/> says whether it was walked whole.</summary>
public ref struct ZipMembers
{
    // A signature over the directory may follow its members (APPNOTE 4.3.13).
    const uint DigitalSignature = 0x05054B50;

    readonly ZipLimits limits;
    readonly long stated;
    ReadOnlySpan<byte> rest;
    ZipMember current;
    int count;
    bool done;

    internal ZipMembers(ReadOnlySpan<byte> directory, long stated, ZipLimits limits)
    {
        rest = directory;
        this.stated = stated;
        this.limits = limits;
    }

    public readonly ZipMember Current => current;

    /// <summary>What was wrong where the walk ended; null where it was whole. What came before it stands.</summary>
    public ZipFault? Fault { get; private set; }

    /// <summary>Goes to the next member.</summary>
    public bool MoveNext()
    {
        if (done)
            return false;
        if (count < limits.MaxMembers && ZipMember.TryTake(ref rest, out current))
        {
            count++;
            return true;
        }

        done = true;
        Fault = Judge();
        return false;
    }

    // Java's old tools wrote larger counts than fit without their upper half; so does every runtime read them.
    readonly ZipFault? Judge()
    {
        if (rest.IsEmpty || (rest.Length >= sizeof(uint) && BinaryPrimitives.ReadUInt32LittleEndian(rest) == DigitalSignature))
            return (ushort)stated == (ushort)count ? null : new(ZipFaultKind.Malformed, $"its directory speaks of {stated:N0} members and lists {count:N0}");
        return count == limits.MaxMembers
            ? new(ZipFaultKind.TooLarge, $"it holds more than {limits.MaxMembers:N0} members; the rest were not read")
            : new(ZipFaultKind.Malformed, $"its directory is damaged after {count:N0} members");
    }
}
