using Plimsoll.Core;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Images.Engines;

/// <summary>Opens images that a container engine holds, by its API.</summary>
public static class EngineImages
{
    /// <summary>Opens an image by its name, its id, or the beginning of one, and fails with a sentence where that cannot be.</summary>
    /// <exception cref="UsageException">That is no name, or the engine that the environment names cannot be spoken to from here.</exception>
    /// <exception cref="ServiceException">No engine answers, or one answers with an error.</exception>
    /// <exception cref="UnreadableSubjectException">No engine has such an image.</exception>
    public static OpenedSubject Open(string name, OpenOptions options)
    {
        if (!EngineNames.IsImage(name))
            throw new UsageException($"'{OneLine.Of(name, 60)}' is no name of an image; write it as NAME[:TAG], NAME@DIGEST, or its id.");
        List<string> others = [];
        var search = EngineSearch.Run(options, engine =>
        {
            var found = TryOpen(engine, name, options);
            if (found is null)
                others.AddRange(EngineTags.Beside(engine, name));
            return found;
        });
        var held = others.Count == 0 ? "see \"docker images\"" : $"of that name there is {string.Join(", ", others)}";
        return search.Found ?? throw search.NotFound($"no image '{name}'", $"{held}, or bring it there with \"docker pull {name}\"");
    }

    /// <summary>Looks for a name that may be anything's, without failing and without waiting long.</summary>
    /// <param name="notes">Why an engine could not be asked, a sentence each: of interest only where nothing else has the name either.</param>
    /// <returns>null where no engine has such an image.</returns>
    public static OpenedSubject? TryFind(string name, OpenOptions options, out IReadOnlyList<string> notes)
    {
        notes = [];
        if (!EngineNames.IsImage(name))
            return null;
        try
        {
            if (EnginePlaces.Find(options.Engines).Count == 0)
                return null;
            var search = EngineSearch.Run(options, engine => TryOpen(engine, name, options));
            notes = [.. search.Failures.Select(f => f.Message)];
            return search.Found;
        }
        catch (Exception e) when (e is UsageException or ServiceException)
        {
            notes = [e.Message];
            return null;
        }
    }

    static OpenedSubject? TryOpen(EngineClient engine, string name, OpenOptions options)
    {
        if (EngineImage.Find(engine, name, options.Limits) is not { } image)
            return null;
        if (options.Platform is { } wanted && image.Platform is { } platform && !platform.Satisfies(wanted))
            throw new UnreadableSubjectException($"{EngineClient.Capital(engine.Name)} holds {name} for {platform}, not for {wanted}; bring that one there with \"docker pull --platform {wanted} {name}\".");
        var export = new EngineExport(engine, image, name, options);
        try
        {
            var steps = image.Steps ?? [.. export.Layers(CancellationToken.None).Select(l => l.Step)];
            return new OpenedSubject(
                new Subject(SubjectKind.Image, name, image.Id, image.Platform),
                [.. image.DiffIds.Select((id, i) => new EngineLayer(i, id, steps[i], export))],
                export)
            {
                Base = image.Base,
                Observations = [.. EngineObservations.OfConnection(engine)],
            };
        }
        catch
        {
            export.Dispose();
            throw;
        }
    }
}
