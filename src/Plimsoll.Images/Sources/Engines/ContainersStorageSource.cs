using Plimsoll.Images.EngineStorage;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Images.Sources.Engines;

/// <summary>Images out of the storage that Podman, CRI-O and Buildah share.</summary>
sealed class ContainersStorageSource : INamedImageSource
{
    public string Scheme => "containers-storage";

    public SubjectSet Find(string name, OpenOptions options, CancellationToken cancellation) => SubjectSet.Of(LocalEngines.OpenContainersStorage(name, options));

    public SubjectSet? TryFind(string name, OpenOptions options, ICollection<string> notes, CancellationToken cancellation) =>
        !options.AllPlatforms && LocalEngines.TryFindContainersStorage(name, options) is { } found ? SubjectSet.Of(found) : null;
}
