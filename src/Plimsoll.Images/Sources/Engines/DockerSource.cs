using Plimsoll.Core;
using Plimsoll.Images.Engines;
using Plimsoll.Images.EngineStorage;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Images.Sources.Engines;

/// <summary>Images of Docker's, out of its storage where that can be read, else by its API, which Podman speaks too.</summary>
sealed class DockerSource : INamedImageSource
{
    public string Scheme => "docker";

    public SubjectSet Find(string name, OpenOptions options, CancellationToken cancellation) =>
        SubjectSet.Of(LocalEngines.TryOpenDocker(name, options) ?? EngineImages.Open(name, options));

    public SubjectSet? TryFind(string name, OpenOptions options, ICollection<string> notes, CancellationToken cancellation)
    {
        // An engine holds one platform of an image, and no other tags than were pulled.
        if (options.AllPlatforms)
            return null;
        try
        {
            if (LocalEngines.TryFindDocker(name, options) is { } stored)
                return SubjectSet.Of(stored);
            var found = EngineImages.TryFind(name, options, out var failures);
            foreach (var failure in failures)
                notes.Add(failure);
            return found is null ? null : SubjectSet.Of(found);
        }
        catch (UnreadableSubjectException e) when (options.Platform is not null)
        {
            // It may be there for another platform, which is not the one that is meant.
            notes.Add(e.Message);
            return null;
        }
    }
}
