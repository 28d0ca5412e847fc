using System.Security.Cryptography;
using System.Text.Json;
using Plimsoll.Advisories.Store;

namespace Plimsoll.Advisories.Mirrors;

/// <summary>Writes a mirror as an OCI image layout that holds one artefact, to be pushed to a registry with any tool. The index, which names all else, is replaced last.</summary>
sealed class OciLayout(string directory)
{
    static readonly byte[] Empty = "{}"u8.ToArray();

    readonly string blobs = Path.Join(directory, "blobs", "sha256");
    readonly HashSet<string> written = new(StringComparer.Ordinal);

    /// <param name="mirror">The mirror's directory.</param>
    /// <param name="files">Paths in it.</param>
    public void Write(string mirror, IReadOnlyList<string> files)
    {
        Directory.CreateDirectory(blobs);
        var layers = files.Order(StringComparer.Ordinal).Select(file => (file, Blob: AddFile(Path.Join(mirror, file)))).ToList();
        var config = AddBytes(Empty);
        var manifest = Json(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", 2);
            json.WriteString("mediaType", MirrorArtefact.ManifestType);
            json.WriteString("artifactType", MirrorArtefact.ArtefactType);
            json.WritePropertyName("config");
            Descriptor(json, MirrorArtefact.EmptyType, config, null, null);
            json.WriteStartArray("layers");
            foreach (var (file, blob) in layers)
                Descriptor(json, MirrorArtefact.FileType, blob, MirrorArtefact.Title, file);
            json.WriteEndArray();
            json.WriteEndObject();
        });
        var index = Index(AddBytes(manifest));
        WholeFile.Write(Path.Join(directory, "oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}"u8);
        WholeFile.Write(Path.Join(directory, "index.json"), index);
        foreach (var old in Directory.EnumerateFiles(blobs).Where(f => !written.Contains(Path.GetFileName(f))).ToList())
            File.Delete(old);
    }

    static byte[] Index((string Sha256, long Size) manifest) => Json(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", 2);
        json.WriteString("mediaType", "application/vnd.oci.image.index.v1+json");
        json.WriteStartArray("manifests");
        Descriptor(json, MirrorArtefact.ManifestType, manifest, MirrorArtefact.ReferenceName, MirrorArtefact.Tag);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    static void Descriptor(Utf8JsonWriter json, string type, (string Sha256, long Size) blob, string? annotation, string? value)
    {
        json.WriteStartObject();
        json.WriteString("mediaType", type);
        json.WriteString("digest", $"sha256:{blob.Sha256}");
        json.WriteNumber("size", blob.Size);
        if (annotation is not null)
        {
            json.WriteStartObject("annotations");
            json.WriteString(annotation, value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    (string Sha256, long Size) AddFile(string path)
    {
        var sha256 = PlainDatabase.HashOf(path);
        written.Add(sha256);
        if (Path.Join(blobs, sha256) is var blob && !File.Exists(blob))
        {
            var temporary = $"{blob}.tmp";
            File.Copy(path, temporary, overwrite: true);
            File.Move(temporary, blob, overwrite: true);
        }

        return (sha256, new FileInfo(path).Length);
    }

    (string Sha256, long Size) AddBytes(byte[] bytes)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        written.Add(sha256);
        WholeFile.Write(Path.Join(blobs, sha256), bytes);
        return (sha256, bytes.Length);
    }

    static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            write(json);
        return buffer.ToArray();
    }
}
