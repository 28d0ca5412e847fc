using Plimsoll.Core;
using Plimsoll.Images.EngineStorage.Bolt;
using Plimsoll.Images.Sources;

namespace Plimsoll.Images.EngineStorage.Containerd;

/// <summary>A container of containerd's: its image's name, and the snapshot that it writes to.</summary>
sealed record ContainerdContainer(string Namespace, string Id, string Image, string Snapshotter, string SnapshotKey);

/// <summary>What containerd knows by name. Everything lies in a namespace: <c>default</c>, Kubernetes' <c>k8s.io</c>, Docker's <c>moby</c>.</summary>
/// <remarks>containerd's metadata schema version 1: <c>v1/NAMESPACE/{images,containers,snapshots}</c>.</remarks>
sealed class ContainerdMetadata(StorageRoot root)
{
    public const string Path = "io.containerd.metadata.v1.bolt/meta.db";

    const string Version = "v1";

    /// <param name="name">A name, or a namespace, a slash and a name; or the digest of a manifest.</param>
    /// <exception cref="UnreadableSubjectException">Namespaces have different images of that name.</exception>
    public ContainerdImage? FindImage(string name)
    {
        var found = Read(metadata => Images(metadata, name, inNamespace: null));
        if (found.Count == 0 && name.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash)
            found = Read(metadata => Images(metadata, name[(slash + 1)..], name[..slash]));
        return found.DistinctBy(i => i.Digest).Count() <= 1
            ? found.FirstOrDefault()
            : throw new UnreadableSubjectException($"The namespaces {string.Join(", ", found.Select(i => i.Namespace).Distinct())} of {root.Path} have different images of the name {name}; say which, as in containerd:{found[0].Namespace}/{name}.");
    }

    /// <summary>The image of a name in a namespace; exactly as it is written there.</summary>
    public ContainerdImage? ImageOf(ContainerdContainer container) =>
        Read(metadata => metadata.Bucket(Version, container.Namespace, "images", container.Image) is { } bucket ? ContainerdImage.Parse(container.Namespace, container.Image, bucket) : null);

    /// <param name="id">The container's id, or the beginning of one that is made of hex digits.</param>
    public ContainerdContainer? FindContainer(string id) => Read(metadata =>
    {
        var all = Namespaces(metadata).SelectMany(n => (metadata.Bucket(Version, n, "containers")?.Buckets() ?? []).Select(c => (Namespace: n, Id: c))).ToList();
        var whole = all.Exists(c => c.Id == id) ? id : StorageId.Only(all.Select(c => c.Id), id, "containers");
        return all.Where(c => c.Id == whole).Select(c => Container(metadata, c.Namespace, c.Id)).FirstOrDefault(c => c is not null);
    });

    /// <summary>The names under which the snapshotter itself keeps snapshots of a namespace; null for each that is not there.</summary>
    public IReadOnlyList<string?> SnapshotNames(string space, string snapshotter, IReadOnlyList<string> keys) => Read(metadata =>
        keys.Select(k => metadata.Bucket(Version, space, "snapshots", snapshotter, k)?.Text("name")).ToList());

    static List<ContainerdImage> Images(BoltBucket metadata, string name, string? inNamespace)
    {
        List<ContainerdImage> found = [];
        foreach (var space in Namespaces(metadata).Where(n => inNamespace is null || n == inNamespace))
            if (metadata.Bucket(Version, space, "images") is { } images)
                foreach (var key in images.Buckets())
                    if (Parse(images, space, key) is { } image && (key == name || ImageName.Same(key, name) || image.Digest.ToString() == name))
                        found.Add(image);
        return found;
    }

    static ContainerdImage? Parse(BoltBucket images, string space, string key) =>
        images.Bucket(key) is { } bucket ? ContainerdImage.Parse(space, key, bucket) : null;

    static ContainerdContainer? Container(BoltBucket metadata, string space, string id) =>
        metadata.Bucket(Version, space, "containers", id) is { } bucket && bucket.Text("snapshotKey") is { Length: > 0 } key
            ? new ContainerdContainer(space, id, bucket.Text("image") ?? "", bucket.Text("snapshotter") ?? "", key)
            : null;

    static IEnumerable<string> Namespaces(BoltBucket metadata) => metadata.Bucket(Version)?.Buckets() ?? [];

    T Read<T>(Func<BoltBucket, T> read)
    {
        var region = root.OpenFile(Path) ?? throw new UnreadableSubjectException($"There is no {Path} in {root.Path}: it is not containerd's root.");
        using var file = region.File;
        return new BoltFile(region, $"{root.Path}/{Path}").Read(read);
    }
}
