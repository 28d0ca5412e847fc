using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Testing.Images;

/// <summary>A layer that a test writes entry by entry.</summary>
public sealed class TestLayer
{
    readonly MemoryStream stream = new();
    readonly TarWriter writer;

    public TestLayer() => writer = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true);

    public TestLayer File(string path, string text) => File(path, Encoding.UTF8.GetBytes(text));

    public TestLayer File(string path, byte[] bytes)
    {
        writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(bytes) });
        return this;
    }

    public TestLayer Directory(string path) => Entry(TarEntryType.Directory, path);

    public TestLayer Whiteout(string path)
    {
        var slash = path.LastIndexOf('/');
        return File($"{path[..(slash + 1)]}.wh.{path[(slash + 1)..]}", "");
    }

    public TestLayer Opaque(string directory) => File($"{directory}/.wh..wh..opq", "");

    public TestLayer SymbolicLink(string path, string target) => Entry(TarEntryType.SymbolicLink, path, target);

    public TestLayer HardLink(string path, string target) => Entry(TarEntryType.HardLink, path, target);

    public byte[] ToTar()
    {
        writer.Dispose();
        return stream.ToArray();
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    TestLayer Entry(TarEntryType type, string path, string? target = null)
    {
        var entry = new PaxTarEntry(type, path);
        if (target is not null)
            entry.LinkName = target;
        writer.WriteEntry(entry);
        return this;
    }
}
