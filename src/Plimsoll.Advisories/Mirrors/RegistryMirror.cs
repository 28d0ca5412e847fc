using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Registries;
using Plimsoll.Trust.Client;

namespace Plimsoll.Advisories.Mirrors;

/// <summary>A mirror that is an artefact in a registry. Its manifest is fetched once and believed no more than anything else there: it only says which blob is called what.</summary>
sealed class RegistryMirror(ImageReference reference, RegistryClient client, CancellationToken cancellation) : ITrustedFetch, IDisposable
{
    const int MaxFiles = 20_000;

    Dictionary<string, (Digest Digest, long Size)>? files;

    public string Name => $"The mirror registry:{reference.Familiar}";

    public Stream? Open(string path)
    {
        files ??= Files();
        return files.TryGetValue(path, out var blob) ? client.OpenBlob(reference, blob.Digest, blob.Size, cancellation) : null;
    }

    public void Dispose() => client.Dispose();

    Dictionary<string, (Digest Digest, long Size)> Files()
    {
        try
        {
            using var manifest = JsonDocument.Parse(client.Manifest(reference, cancellation).Bytes, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 16 });
            if (!manifest.RootElement.TryGetProperty("artifactType", out var type) || type.GetString() != MirrorArtefact.ArtefactType)
                throw new ServiceException($"{Name} is no mirror: its manifest is of another type than {MirrorArtefact.ArtefactType}; check the name and the tag.");
            return manifest.RootElement.GetProperty("layers").EnumerateArray().Take(MaxFiles).Select(Read).ToDictionary(f => f.Title, f => (f.Digest, f.Size), StringComparer.Ordinal);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new ServiceException($"{Name} is no mirror: its manifest cannot be read; check the name and the tag.", e);
        }
    }

    static (string Title, Digest Digest, long Size) Read(JsonElement layer)
    {
        var size = layer.GetProperty("size").GetInt64();
        return (layer.GetProperty("annotations").GetProperty(MirrorArtefact.Title).GetString() ?? "", Digest.Parse(layer.GetProperty("digest").GetString() ?? ""), size >= 0 ? size : throw new FormatException());
    }
}
