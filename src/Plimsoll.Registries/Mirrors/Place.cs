namespace Plimsoll.Registries.Mirrors;

/// <summary>Where a repository is to be had: the registry that was named, or one that stands for it.</summary>
/// <param name="Registry"><c>host</c> or <c>host:port</c> as people write it.</param>
/// <param name="IsNamed">It is the registry that the user named: only this one gets the credentials that the user gave for it.</param>
/// <param name="MayBePlain">The configuration allows plain HTTP.</param>
sealed record Place(string Registry, string Repository, bool IsNamed, bool MayBePlain)
{
    /// <summary>Docker Hub's registry is not at the name by which it is known.</summary>
    public string ApiHost => Registry == ImageReference.DockerHub ? "registry-1.docker.io" : Registry;

    public string Name => $"{Registry}/{Repository}";
}
