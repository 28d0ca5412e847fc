namespace Plimsoll.Advisories.Feeds.Json;

/// <summary>What the first bytes of a file say of it as JSON.</summary>
static class JsonHead
{
    /// <summary>Whether an object or a list begins here, as JSON does and a page about JSON does not.</summary>
    public static bool Is(ReadOnlySpan<byte> head) =>
        (head.StartsWith("\uFEFF"u8) ? head[3..] : head.TrimStart(" \t\r\n"u8)) is [(byte)'{' or (byte)'[', ..];

    /// <summary>Whether it is JSON that has a member of this name.</summary>
    public static bool Has(ReadOnlySpan<byte> head, ReadOnlySpan<byte> quotedName) => Is(head) && head.IndexOf(quotedName) >= 0;
}
