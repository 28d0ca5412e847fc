using System.Buffers.Text;

namespace Plimsoll.Inventory.Node.Locks;

/// <summary>Checksums as Node's tools write them: <c>sha512-BASE64</c>, several with blanks between them.</summary>
/// <remarks>Subresource Integrity, section 3.1.</remarks>
static class Integrity
{
    const int MaxChecksums = 8;
    const int Longest = 1024;

    /// <returns>As <see cref="Core.Evidence.Package.Checksums"/> has them. What is no checksum is left out.</returns>
    public static IReadOnlyList<string> Checksums(string? text) =>
        text is null or { Length: > Longest } ? [] : [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(One).OfType<string>().Take(MaxChecksums)];

    static string? One(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash <= 0)
            return null;
        var (algorithm, value) = (text[..dash], text[(dash + 1)..].Split('?')[0]);
        var length = algorithm switch { "sha1" => 20, "sha256" => 32, "sha384" => 48, "sha512" => 64, _ => 0 };
        return length > 0 && Base64.IsValid(value, out var decoded) && decoded == length ? $"{algorithm}:{Convert.ToHexStringLower(Convert.FromBase64String(value))}" : null;
    }
}
