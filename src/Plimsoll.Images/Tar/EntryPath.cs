namespace Plimsoll.Images.Tar;

/// <summary>Normalises names at the door: no leading slash, no <c>.</c> or empty parts, and <c>..</c> stops at the root, as in a chroot.</summary>
static class EntryPath
{
    /// <summary>Writes the normalised path and returns its length. <paramref name="destination"/> is at least as long as <paramref name="raw"/>.</summary>
    public static int Normalise(ReadOnlySpan<byte> raw, Span<byte> destination)
    {
        var length = 0;
        while (!raw.IsEmpty)
        {
            var slash = raw.IndexOf((byte)'/');
            var part = slash < 0 ? raw : raw[..slash];
            raw = slash < 0 ? [] : raw[(slash + 1)..];
            if (part.IsEmpty || part is [(byte)'.'])
                continue;
            if (part is [(byte)'.', (byte)'.'])
            {
                length = Math.Max(0, destination[..length].LastIndexOf((byte)'/'));
                continue;
            }

            if (length > 0)
                destination[length++] = (byte)'/';
            part.CopyTo(destination[length..]);
            length += part.Length;
        }

        return length;
    }
}
