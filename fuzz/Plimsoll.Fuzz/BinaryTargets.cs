using System.IO.Compression;
using System.Text;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Binary.Classifiers;
using Plimsoll.Inventory.Binary.Classifiers.Engine;
using Plimsoll.Inventory.Bitnami.Spdx;
using Plimsoll.Inventory.Linux.Kernel;
using Plimsoll.Inventory.Linux.Modules;

namespace Plimsoll.Fuzz;

/// <summary>Readers of programs, of what Bitnami says of its own, of kernels and of their modules.</summary>
static class BinaryTargets
{
    static readonly IReadOnlyList<byte[]> Modules = [Module()];

    public static IReadOnlyList<Target> All { get; } =
    [
        new("classifier", Seeds.Of("name: a\ndescription: b\nhome: https://c\npurl: pkg:generic/a@{version}\ncpes:\n- cpe:2.3:a:a:a:{version}:*:*:*:*:*:*:*\nfiles: [a, 'lib*/b?.so*']\nneeds: [\"\\0x\"]\npatterns:\n- find: \"\\0v\"\n  match: '\\x00v(?<version>[0-9.]+)'\n  before: 4\n  once: true\n"), Seeds.Of("find: ", "match: ", "before: ", "pkg:golang/a/b@v", "{version}", "(?<major>", "'*'", "[", "]", "- "), Classifier),
        Reader("program-java", new ClassifiersCataloguer(), "opt/java/bin/java", Program("\0openjdk\0java\0" + "0.0\0" + "11.0.17+8-LTS\0", "-jvmci-", "\01.8.0-foreman_2022-b00\0"), Seeds.Of("\0openjdk\0java\0", "-jvmci-", "17.0.3+7", "\0\0")),
        Reader("program-mysqld", new ClassifiersCataloguer(), "usr/sbin/mysqld", Program("/mysql-8.0.34/", "10.11.19-MariaDB\0", "/percona-server-8.0.35-27/"), Seeds.Of("-MariaDB", "/mysql-", "8.0.34", "mysql_real_esc")),
        Reader("program-sqlite", new ClassifiersCataloguer(), "usr/lib/libsqlite3.so.0", Program("SQLite format 3\0", "\0" + "3.40.1\0"), Seeds.Of("3.", "\0" + "3.40.1\0", "SQLite format 3")),
        Reader("bitnami-spdx", new SpdxCataloguer(), "opt/bitnami/a/.spdx-a.spdx", Seeds.Of("{\"packages\":[{\"SPDXID\":\"a\",\"licenseDeclared\":\"MIT\",\"versionInfo\":\"1\",\"externalRefs\":[{\"referenceType\":\"purl\",\"referenceLocator\":\"pkg:bitnami/a@1-2?arch=amd64\"},{\"referenceType\":\"cpe23Type\",\"referenceLocator\":\"cpe:2.3:a:a:a:1:*:*:*:*:*:*:*\"}]},{\"SPDXID\":\"b\",\"externalRefs\":[{\"referenceType\":\"purl\",\"referenceLocator\":\"pkg:bitnami/b\"}]}],\"relationships\":[{\"spdxElementId\":\"D\",\"relationshipType\":\"DESCRIBES\",\"relatedSpdxElement\":\"a\"},{\"spdxElementId\":\"a\",\"relationshipType\":\"CONTAINS\",\"relatedSpdxElement\":\"b\"}]}"), Seeds.Of("\"SPDXID\":", "pkg:bitnami/", "\"relationshipType\":", "null", "[", "{", "%", "\\ud800")),
        Reader("linux-kernel", new KernelCataloguer(), "boot/vmlinuz-6.1.0-18-amd64", [Kernel(), .. Seeds.Of("MZ Linux version 6.1.0-18-arm64 (a) #1 SMP Debian 6.1.76-1 (2024)\n")], Seeds.Of("HdrS", "Linux version ", " Debian ", "6.1.0")),
        Reader("linux-module", new ModulesCataloguer(), "lib/modules/6.1/updates/a.ko", Modules, Seeds.Of("intree=Y\0", "vermagic=", "\u0001\0", ".modinfo")),
        Reader("linux-module-gz", new ModulesCataloguer(), "lib/modules/6.1/updates/a.ko.gz", [Gzip()], Seeds.Of("\0\0")),
        Reader("linux-module-xz", new ModulesCataloguer(), "lib/modules/6.1/updates/a.ko.xz", [Convert.FromBase64String("/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQAEaGVsbG8AAAAAsTe52+XaHpsAAR0FuC2Arx+2830BAAAAAARZWg==")], Seeds.Of("7zXZ", "YZ", "\0\0")),
        Reader("linux-module-zst", new ModulesCataloguer(), "lib/modules/6.1/updates/a.ko.zst", [Convert.FromBase64String("KLUv/QRYKQAAaGVsbG+jbZ+I")], Seeds.Of("\0\0")),
    ];

    static Target Reader(string name, IFileReader reader, string path, IReadOnlyList<byte[]> seeds, IReadOnlyList<byte[]> words) => new(name, seeds, words, bytes =>
    {
        var sink = new EvidenceSink(path, reader.Id.Name, Limits.Default);
        reader.Read(new FileContent(path, bytes, sink.Limits), sink);
        sink.ToEvidence();
    });

    static void Classifier(byte[] bytes)
    {
        try
        {
            ClassifierFile.Parse(bytes);
        }
        catch (MalformedDocumentException)
        {
        }
    }

    static byte[][] Program(params string[] texts) => [[0x7F, .. Encoding.Latin1.GetBytes($"ELF\u0002\u0001\u0001{new string('\0', 16)}{string.Join("\0\0\0\0", texts)}")]];

    static byte[] Kernel()
    {
        var image = new byte[0x300];
        "HdrS"u8.CopyTo(image.AsSpan(0x202));
        image[0x20E] = 0x80;
        "6.1.0-18-amd64 (a@b) #1 SMP PREEMPT Debian 6.1.76-1 (2024)"u8.CopyTo(image.AsSpan(0x280));
        return image;
    }

    /// <summary>Of 64 bits: a header, the names, the information, and the two sections' headers.</summary>
    static byte[] Module()
    {
        byte[] names = [.. "\0.modinfo\0"u8], info = [.. "license=GPL\0version=1.2\0name=a\0vermagic=6.1.0 SMP\0"u8];
        var file = new byte[64 + names.Length + info.Length + 128];
        var table = 64 + names.Length + info.Length;
        new byte[] { 0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1 }.CopyTo(file, 0);
        names.CopyTo(file, 64);
        info.CopyTo(file, 64 + names.Length);
        (file[0x28], file[0x3A], file[0x3C]) = ((byte)table, 64, 2);
        (file[table + 0x18], file[table + 0x20]) = (64, (byte)names.Length);
        (file[table + 64], file[table + 64 + 0x18], file[table + 64 + 0x20]) = (1, (byte)(64 + names.Length), (byte)info.Length);
        return file;
    }

    static byte[] Gzip()
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Module());
        return stream.ToArray();
    }
}
