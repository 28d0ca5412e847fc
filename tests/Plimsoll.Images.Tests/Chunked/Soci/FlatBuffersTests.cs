using System.Text.Json.Nodes;
using Plimsoll.Core;
using Plimsoll.Images.Chunked.Soci;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;

namespace Plimsoll.Images.Tests.Chunked.Soci;

/// <summary>zTOCs as FlatBuffers' own compiler writes them, which shares lists of fields between tables and leaves out what is zero.</summary>
public class FlatBuffersTests
{
    const string Schema = """
        table Attribute { key: string; value: string; }
        table File {
          name: string; type: string; start: long; size: long; link: string; mode: long; uid: uint32; gid: uint32;
          user: string; group: string; time: string; major: long; minor: long; attributes: [Attribute];
        }
        enum Algorithm: byte { Gzip = 1, Uncompressed }
        table Compression { algorithm: Algorithm = Gzip; last: int; digests: [string]; checkpoints: [ubyte]; }
        table Contents { files: [File]; }
        table Ztoc { version: string; tool: string; stored: long; plain: long; contents: Contents; compression: Compression; }
        root_type Ztoc;
        """;

    [Fact]
    public void What_FlatBuffers_itself_writes_is_read()
    {
        using var directory = new TemporaryDirectory();
        var digest = DigestOf.Bytes("span"u8);
        var ztoc = new JsonObject
        {
            ["version"] = "0.9",
            ["tool"] = "somebody",
            ["stored"] = 5_000,
            ["plain"] = 20_480,
            ["contents"] = new JsonObject
            {
                ["files"] = new JsonArray(
                    new JsonObject { ["name"] = "etc/", ["type"] = "dir", ["start"] = 512, ["mode"] = 493 },
                    new JsonObject { ["name"] = "./etc/file", ["type"] = "reg", ["start"] = 1_024, ["size"] = 10_000, ["mode"] = 33_188, ["uid"] = 4_000_000_000, ["gid"] = 5, ["attributes"] = new JsonArray(new JsonObject { ["key"] = "SCHILY.xattr.user.a", ["value"] = "b" }) },
                    new JsonObject { ["name"] = "etc/link", ["type"] = "symlink", ["start"] = 11_776, ["link"] = "../file" }),
            },
            ["compression"] = new JsonObject { ["digests"] = new JsonArray(digest), ["checkpoints"] = new JsonArray([.. new byte[] { 1, 0, 0, 0, 0, 0, 64, 0, 0, 0, 0, 0 }.Select(b => (JsonNode)b)]) },
        };
        var schema = directory.Write("ztoc.fbs", Schema);
        Command.Run(Requires.Tool("flatc", "flatbuffers-compiler"), "-b", "-o", directory.Path, schema, directory.Write("ztoc.json", ztoc.ToJsonString()));
        var read = ZtocParser.Parse(File.ReadAllBytes(directory.Combine("ztoc.bin")), 5_000, Limits.Default);
        Assert.Equal(["Directory etc 512 0 493 0 0 ", "File etc/file 1024 10000 420 4000000000 5 ", "SymbolicLink etc/link 11776 0 0 0 0 ../file"], read.Entries.Select(Line));
        var span = Assert.Single(read.Spans);
        Assert.Equal((10, 5_000, 0, 0, 20_480), (span.Start, span.End, span.Skipped, span.PlainStart, span.PlainEnd));
        Assert.Equal(digest, $"sha256:{Convert.ToHexStringLower(span.Sha256)}");
    }

    static string Line(ZtocEntry file)
    {
        var entry = file.Entry;
        return $"{entry.Kind} {Text(entry.Path)} {file.Start} {entry.Size} {entry.Mode} {entry.Uid} {entry.Gid} {Text(entry.LinkTarget)}";
    }

    static string Text(byte[] bytes) => System.Text.Encoding.UTF8.GetString(bytes);
}
