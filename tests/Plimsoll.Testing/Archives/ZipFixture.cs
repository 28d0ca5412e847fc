using System.IO.Compression;
using System.Text;

namespace Plimsoll.Testing.Archives;

/// <summary>Zip archives and jars, as .NET's own writer makes them.</summary>
public static class ZipFixture
{
    /// <summary>Members in this order; nested archives are stored, as Spring Boot wants them, the rest is packed.</summary>
    public static byte[] Of(params (string Name, object Content)[] members) => Of(name => name.EndsWith("ar", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Optimal, members);

    public static byte[] Of(CompressionLevel level, params (string Name, object Content)[] members) => Of(_ => level, members);

    static byte[] Of(Func<string, CompressionLevel> level, (string Name, object Content)[] members)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in members)
            {
                using var member = archive.CreateEntry(name, level(name)).Open();
                member.Write(content as byte[] ?? Encoding.UTF8.GetBytes((string)content));
            }

        return stream.ToArray();
    }

    /// <summary>Archive in archive in archive: the innermost holds <paramref name="core"/>.</summary>
    public static byte[] Nested(int depth, byte[] core, CompressionLevel level = CompressionLevel.NoCompression)
    {
        for (; depth > 0; depth--)
            core = Of(level, ("a.jar", core));
        return core;
    }
}
