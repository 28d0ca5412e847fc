using Plimsoll.Core;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Images.Engines;

/// <summary>Opens containers, running or not, by an engine's API: their real root, with what changed in it since their image.</summary>
public static class EngineContainers
{
    /// <summary>Opens a container by its name, its id, or the beginning of one.</summary>
    /// <exception cref="UsageException">That is no name, or the engine that the environment names cannot be spoken to from here.</exception>
    /// <exception cref="ServiceException">No engine answers, or one answers with an error.</exception>
    /// <exception cref="UnreadableSubjectException">No engine has such a container.</exception>
    public static OpenedSubject Open(string name, OpenOptions options)
    {
        if (!EngineNames.IsContainer(name))
            throw new UsageException($"'{OneLine.Of(name, 60)}' is no name of a container; write its name or its id, as \"docker ps\" shows them.");
        var search = EngineSearch.Run(options, engine => TryOpen(engine, name, options));
        return search.Found ?? throw search.NotFound($"no container '{name}'", "see \"docker ps --all\"");
    }

    static OpenedSubject? TryOpen(EngineClient engine, string name, OpenOptions options)
    {
        if (EngineContainer.Find(engine, name) is not { } container)
            return null;
        var drift = ContainerDrift.Of(engine, container, options.Limits);
        var platform = container.ImageId.Length == 0 ? null : EngineImage.PlatformOf(engine, container.ImageId);
        return new OpenedSubject(new Subject(SubjectKind.Container, name, Platform: platform), [new ExportedRoot(engine, container, options.Limits)], engine)
        {
            Observations = [.. EngineObservations.OfConnection(engine), EngineObservations.OfContainer(container), .. drift.Observations],
            Gaps = drift.Gaps,
        };
    }
}
