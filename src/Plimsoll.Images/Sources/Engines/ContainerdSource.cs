using Plimsoll.Images.EngineStorage;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Images.Sources.Engines;

/// <summary>Images out of containerd's storage: <c>[NAMESPACE/]NAME</c>.</summary>
sealed class ContainerdSource : INamedImageSource
{
    public string Scheme => "containerd";

    public SubjectSet Find(string name, OpenOptions options, CancellationToken cancellation) => SubjectSet.Of(LocalEngines.OpenContainerd(name, options));

    public SubjectSet? TryFind(string name, OpenOptions options, ICollection<string> notes, CancellationToken cancellation) =>
        !options.AllPlatforms && LocalEngines.TryFindContainerd(name, options) is { } found ? SubjectSet.Of(found) : null;
}
