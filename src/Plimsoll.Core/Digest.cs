using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Plimsoll.Core;

/// <summary>A content digest as OCI writes it: <c>sha256:…</c> or <c>sha512:…</c>, hex in lower case.</summary>
/// <remarks>OCI image specification 1.1, descriptor.md, section Digests.</remarks>
public readonly record struct Digest
{
    static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    const int Sha256HexLength = 64;
    const int Sha512HexLength = 128;

    Digest(string algorithm, string hex)
    {
        Algorithm = algorithm;
        Hex = hex;
    }

    public string Algorithm { get; }

    public string Hex { get; }

    public static Digest Sha256(ReadOnlySpan<byte> hash) => new("sha256", Convert.ToHexStringLower(hash));

    public static Digest Sha512(ReadOnlySpan<byte> hash) => new("sha512", Convert.ToHexStringLower(hash));

    public static Digest Parse(string text) =>
        TryParse(text, out var digest) ? digest : throw new FormatException($"'{text}' is not a digest such as sha256:<64 hex digits>.");

    public static bool TryParse([NotNullWhen(true)] string? text, out Digest digest)
    {
        digest = default;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 0)
            return false;
        var (algorithm, hex) = (text![..colon], text[(colon + 1)..]);
        var length = algorithm switch { "sha256" => Sha256HexLength, "sha512" => Sha512HexLength, _ => -1 };
        if (hex.Length != length || hex.AsSpan().ContainsAnyExcept(LowerHex))
            return false;
        digest = new Digest(algorithm, hex);
        return true;
    }

    public override string ToString() => Algorithm is null ? "" : $"{Algorithm}:{Hex}";
}
