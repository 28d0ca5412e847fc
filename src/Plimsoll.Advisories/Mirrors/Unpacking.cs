using Plimsoll.Core;
using ZstdSharp;

namespace Plimsoll.Advisories.Mirrors;

/// <summary>Unpacks a database that was fetched: no further than the length that was signed.</summary>
static class Unpacking
{
    const int BufferBytes = 1 << 20;

    /// <exception cref="ServiceException">It unfolds to something else than was signed.</exception>
    public static void Unpack(string packed, string plain, PlainDatabase wanted, CancellationToken cancellation)
    {
        try
        {
            using (var input = new FileStream(packed, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16))
            using (var zstd = new DecompressionStream(input, 1 << 16))
            using (var output = new FileStream(plain, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1))
                Copy(zstd, output, wanted.Length, cancellation);
        }
        catch (Exception e) when (e is ZstdException or EndOfStreamException or InvalidDataException)
        {
            throw new ServiceException("The mirror's database was signed but cannot be unpacked; tell who publishes it. The old one stays in use.", e);
        }

        if (!wanted.IsIn(plain))
            throw new ServiceException("The mirror's database was signed but is not what its signed description says; tell who publishes it. The old one stays in use.");
    }

    static void Copy(DecompressionStream zstd, FileStream output, long most, CancellationToken cancellation)
    {
        var buffer = new byte[BufferBytes];
        for (long total = 0; zstd.Read(buffer, 0, buffer.Length) is var read and > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            if ((total += read) > most)
                throw new InvalidDataException("it goes on after its end");
            output.Write(buffer, 0, read);
        }
    }
}
