#:property RestorePackagesWithLockFile=false
#:property PublishAot=false
// Makes an OCI layout of one gzip layer with so many files of so many bytes each. Run: dotnet run bench/growth.cs LAYOUT FILES BYTES
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

var (layout, files, bytes) = (args[0], int.Parse(args[1]), int.Parse(args[2]));
var blobs = Directory.CreateDirectory(Path.Join(layout, "blobs", "sha256")).FullName;
var packed = Path.Join(layout, "layer.tar.gz");
using var diff = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
using (var gzip = new GZipStream(File.Create(packed), CompressionLevel.Optimal))
using (var tar = new TarWriter(new Tee(gzip, diff), TarEntryFormat.Ustar))
{
    Add(tar, "etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n"u8.ToArray());
    var random = new Random(1);
    var content = new byte[bytes];
    for (var file = 0; file < files; file++)
    {
        for (var at = 0; at < bytes; at++)
            content[at] = (byte)(at % 64 == 0 ? '\n' : 'a' + (random.Next(4096) >> 8));
        Add(tar, $"srv/d{file / 1000}/f{file % 1000}.txt", content);
    }
}

string layer;
using (var stored = File.OpenRead(packed))
    layer = Convert.ToHexStringLower(SHA256.HashData(stored));
var size = new FileInfo(packed).Length;
File.Move(packed, Path.Join(blobs, layer), overwrite: true);
var (config, configSize) = Put($$$"""{"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":["sha256:{{{Convert.ToHexStringLower(diff.GetHashAndReset())}}}"]}}""");
var (manifest, manifestSize) = Put($$"""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:{{config}}","size":{{configSize}}},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"sha256:{{layer}}","size":{{size}}}]}""");
File.WriteAllText(Path.Join(layout, "index.json"), $$"""{"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:{{manifest}}","size":{{manifestSize}}}]}""");
File.WriteAllText(Path.Join(layout, "oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");

static void Add(TarWriter tar, string name, byte[] content) => tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });

(string Digest, int Size) Put(string json)
{
    var content = Encoding.UTF8.GetBytes(json);
    var digest = Convert.ToHexStringLower(SHA256.HashData(content));
    File.WriteAllBytes(Path.Join(blobs, digest), content);
    return (digest, content.Length);
}

/// <summary>Hashes what is written through it.</summary>
sealed class Tee(Stream inner, IncrementalHash hash) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        hash.AppendData(buffer);
        inner.Write(buffer);
    }

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
