using System.Security.Cryptography;
using Plimsoll.Core;
using Plimsoll.Streams;

namespace Plimsoll.Images.Digests;

/// <summary>Hashes what flows through it.</summary>
sealed class HashingStream(Stream inner, string algorithm) : ForwardStream
{
    readonly IncrementalHash hash = IncrementalHash.CreateHash(algorithm == "sha512" ? HashAlgorithmName.SHA512 : HashAlgorithmName.SHA256);

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        hash.AppendData(buffer[..read]);
        return read;
    }

    /// <summary>Compares what flowed with what was promised.</summary>
    public void MustBe(Digest expected, string what)
    {
        Span<byte> bytes = stackalloc byte[SHA512.HashSizeInBytes];
        var length = hash.GetCurrentHash(bytes);
        var actual = expected.Algorithm == "sha512" ? Digest.Sha512(bytes[..length]) : Digest.Sha256(bytes[..length]);
        if (actual != expected)
            throw new DigestMismatchException(what, expected, actual);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
