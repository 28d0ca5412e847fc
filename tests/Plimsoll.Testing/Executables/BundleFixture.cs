using System.IO.Compression;
using System.Text;

namespace Plimsoll.Testing.Executables;

/// <summary>Writes a small single-file .NET application: a program that knows its list of files, the file of dependencies, the list.</summary>
public static class BundleFixture
{
    static readonly byte[] Mark = Convert.FromHexString("8b1202b96a612038727b930214d7a03213f5b9e6efae3318ee3b2dce24b36aae");

    public static byte[] Build(string dependencies, uint version = 6, bool isCompressed = false)
    {
        byte[] plain = Encoding.UTF8.GetBytes(dependencies), stored = isCompressed ? Deflated(plain) : plain;
        var program = new ElfFixture().Add(".data", [.. new byte[8], .. Mark]).Build();
        BitConverter.TryWriteBytes(program.AsSpan(ElfFixture.FirstOffset), (long)program.Length + stored.Length);
        using var list = new MemoryStream();
        using (var writer = new BinaryWriter(list, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(version);
            writer.Write(0u);
            writer.Write(2);
            writer.Write("bundle-id");
            if (version >= 2)
                writer.Write(new byte[40]);
            WriteFile(writer, version, 0, 4, 0, 1, "app.dll");
            WriteFile(writer, version, program.Length, plain.Length, isCompressed ? stored.Length : 0, 3, "app.deps.json");
        }

        return [.. program, .. stored, .. list.ToArray()];
    }

    static void WriteFile(BinaryWriter writer, uint version, long offset, long length, long stored, byte kind, string path)
    {
        writer.Write(offset);
        writer.Write(length);
        if (version >= 6)
            writer.Write(stored);
        writer.Write(kind);
        writer.Write(path);
    }

    static byte[] Deflated(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            deflate.Write(plain);
        return packed.ToArray();
    }
}
