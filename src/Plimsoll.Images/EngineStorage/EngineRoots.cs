namespace Plimsoll.Images.EngineStorage;

/// <summary>Where the engines of this machine keep their data.</summary>
public sealed record EngineRoots
{
    /// <summary>Docker's data root as the user names it; null takes <see cref="UsualDocker"/> where the engine of this machine is meant.</summary>
    public string? Docker { get; init; }

    /// <summary>Where the Docker of this machine keeps its data.</summary>
    public string UsualDocker { get; init; } = "/var/lib/docker";

    /// <summary>containerd's root.</summary>
    public string Containerd { get; init; } = "/var/lib/containerd";

    /// <summary>The storages of Podman, CRI-O and Buildah, in the order in which they are asked: a user's own first.</summary>
    public IReadOnlyList<string> Containers { get; init; } = ["/var/lib/containers/storage"];
}
