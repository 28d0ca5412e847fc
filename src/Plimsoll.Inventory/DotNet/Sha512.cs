namespace Plimsoll.Inventory.DotNet;

/// <summary>Hashes as NuGet writes them, in base64.</summary>
static class Sha512
{
    const int Length = 64;

    /// <summary><c>sha512:hex</c> of a base64 hash, with or without <c>sha512-</c> before it; none for what is no such hash.</summary>
    public static IReadOnlyList<string> Of(string? text)
    {
        const string prefix = "sha512-";
        if (text is null)
            return [];
        Span<byte> hash = stackalloc byte[Length];
        var base64 = text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text;
        return Convert.TryFromBase64String(base64, hash, out var written) && written == Length ? [$"sha512:{Convert.ToHexStringLower(hash)}"] : [];
    }
}
