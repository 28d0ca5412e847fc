namespace Plimsoll.Inventory.Flatpak.Deploy;

/// <summary>What Flatpak keeps of a deployment: where it came from, its commit, and then pairs of a key and a value.</summary>
/// <remarks>
/// A GVariant of type <c>(ssasta{sv})</c>, not wrapped: two texts that end in NUL, and at every multiple of eight that begins a pair a key, which ends in NUL, and from the next
/// multiple of eight the value, for a text followed by NUL, NUL and <c>s</c>.
/// </remarks>
readonly ref struct DeployData(ReadOnlySpan<byte> bytes)
{
    const int Alignment = 8;
    const int CommitLength = 64;

    readonly ReadOnlySpan<byte> bytes = bytes;

    public bool IsWhole
    {
        get
        {
            var end = bytes.IndexOf((byte)0);
            return end >= 0 && bytes[(end + 1)..].IndexOf((byte)0) == CommitLength;
        }
    }

    public ReadOnlySpan<byte> Origin => bytes[..Math.Max(bytes.IndexOf((byte)0), 0)];

    /// <summary>A text by its key; empty where there is none.</summary>
    public ReadOnlySpan<byte> this[ReadOnlySpan<byte> key]
    {
        get
        {
            for (var at = 0; at < bytes.Length; at += Alignment)
            {
                var rest = bytes[at..];
                if (!rest.StartsWith(key) || rest.Length <= key.Length || rest[key.Length] != 0)
                    continue;
                var start = (key.Length + Alignment) / Alignment * Alignment;
                if (start >= rest.Length)
                    return [];
                var value = rest[start..];
                var end = value.IndexOf((byte)0);
                return end >= 0 && value[end..].StartsWith("\0\0s"u8) ? value[..end] : [];
            }

            return [];
        }
    }
}
