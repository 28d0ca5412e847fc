using System.Formats.Tar;
using System.Text;

namespace Plimsoll.Testing.Images;

/// <summary>Writes images in the forms that engines write. What a test wants wrong it changes in the parts first.</summary>
public sealed class TestImage(params IEnumerable<TestLayer> layers)
{
    readonly List<byte[]> tars = [.. layers.Select(l => l.ToTar())];

    /// <summary>Plain layers, which a test may damage.</summary>
    public List<byte[]> Tars => tars;

    /// <summary>Digests as the config lists them; null computes them.</summary>
    public List<string>? DiffIds { get; set; }

    public string Architecture { get; set; } = "amd64";

    /// <summary>As <c>docker save</c> wrote before version 25.</summary>
    public string DockerArchive(string path)
    {
        using var file = File.Create(path);
        using var archive = new TarWriter(file, TarEntryFormat.Ustar);
        var config = Config();
        var name = $"{TestLayer.Sha256(config)}.json";
        Add(archive, name, config);
        for (var i = 0; i < tars.Count; i++)
            Add(archive, $"layer{i}/layer.tar", tars[i]);
        var paths = string.Join(',', Enumerable.Range(0, tars.Count).Select(i => $"\"layer{i}/layer.tar\""));
        Add(archive, "manifest.json", Encoding.UTF8.GetBytes($$"""[{"Config":"{{name}}","RepoTags":["test:1"],"Layers":[{{paths}}]}]"""));
        return path;
    }

    /// <summary>An OCI layout directory with gzip layers.</summary>
    public string OciLayout(string directory, Func<byte[], byte[]>? compress = null)
    {
        var blobs = Path.Combine(directory, "blobs", "sha256");
        Directory.CreateDirectory(blobs);
        compress ??= TestLayer.Gzip;
        string Put(byte[] bytes)
        {
            var hex = TestLayer.Sha256(bytes);
            File.WriteAllBytes(Path.Combine(blobs, hex), bytes);
            return $"\"digest\":\"sha256:{hex}\",\"size\":{bytes.Length}";
        }

        var entries = tars.Select(t => $$"""{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip",{{Put(compress(t))}}}""").ToList();
        var manifest = $$"""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json",{{Put(Config())}}},"layers":[{{string.Join(',', entries)}}]}""";
        var index = $$"""{"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json",{{Put(Encoding.UTF8.GetBytes(manifest))}}}]}""";
        File.WriteAllText(Path.Combine(directory, "oci-layout"), """{"imageLayoutVersion":"1.0.0"}""");
        File.WriteAllText(Path.Combine(directory, "index.json"), index);
        return directory;
    }

    byte[] Config()
    {
        var ids = DiffIds ?? [.. tars.Select(t => $"sha256:{TestLayer.Sha256(t)}")];
        return Encoding.UTF8.GetBytes($$"""{"architecture":"{{Architecture}}","os":"linux","rootfs":{"type":"layers","diff_ids":[{{string.Join(',', ids.Select(i => $"\"{i}\""))}}]},"history":[{{string.Join(',', ids.Select((_, i) => $"{{\"created_by\":\"step {i + 1}\"}}"))}}]}""");
    }

    static void Add(TarWriter archive, string name, byte[] bytes) =>
        archive.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(bytes) });
}
