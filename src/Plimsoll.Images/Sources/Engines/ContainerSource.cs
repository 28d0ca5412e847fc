using Plimsoll.Images.Engines;
using Plimsoll.Images.EngineStorage;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Images.Sources.Engines;

/// <summary>Containers, running or not, of whichever engine has them. Nobody means one by a name alone.</summary>
sealed class ContainerSource : INamedImageSource
{
    public string Scheme => "container";

    public SubjectSet Find(string name, OpenOptions options, CancellationToken cancellation) =>
        SubjectSet.Of(LocalEngines.TryOpenContainer(name, options) ?? EngineContainers.Open(name, options));

    public SubjectSet? TryFind(string name, OpenOptions options, ICollection<string> notes, CancellationToken cancellation) => null;
}
