using System.Security.Cryptography;
using Plimsoll.Core;

namespace Plimsoll.Registries.Documents;

/// <summary>Digests of small documents.</summary>
static class Hashing
{
    public static Digest Sha256(byte[] bytes) => Digest.Sha256(SHA256.HashData(bytes));

    /// <summary>By the algorithm of another digest.</summary>
    public static Digest Like(Digest other, byte[] bytes) => other.Algorithm == "sha512" ? Digest.Sha512(SHA512.HashData(bytes)) : Sha256(bytes);

    /// <exception cref="DigestMismatchException">The bytes are not those of the digest.</exception>
    public static void Prove(Digest expected, byte[] bytes, string what)
    {
        var actual = Like(expected, bytes);
        if (actual != expected)
            throw new DigestMismatchException(what, expected, actual);
    }
}
