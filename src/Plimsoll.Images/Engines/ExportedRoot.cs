using Plimsoll.Core;
using Plimsoll.Images.Archives;
using Plimsoll.Images.Reading;
using Plimsoll.Images.Subjects;
using Plimsoll.Images.Tar;

namespace Plimsoll.Images.Engines;

/// <summary>A container's root as its engine exports it, as one layer that is read while it arrives. It changes while the container runs: it has no digest, and its evidence is never kept.</summary>
sealed class ExportedRoot(EngineClient engine, EngineContainer container, Limits limits) : ILayer
{
    const long ProgressStep = 8 * 1024 * 1024;

    public int Index => 0;

    public Digest? Id => null;

    public Digest? CacheKey => null;

    public long? StoredBytes => null;

    public string? Step => null;

    public LayerWalk Walk(ILayerVisitor visitor, WalkOptions options, CancellationToken cancellation)
    {
        var place = $"The root of the container {container.Name}, as {engine.Name} exports it";
        using var stream = engine.Export($"/containers/{container.Id}/export", cancellation);
        using var ending = new EndMarkStream(new BoundedStream(stream, limits, place));
        using var arriving = new ProgressStream(ending, options.Progress, Index, null, ProgressStep, cancellation);
        var source = new StreamTarSource(arriving);
        using var walker = new TarWalker(source, limits, place);
        walker.Walk(visitor, cancellation);
        source.Drain();
        if (!ending.HasMark)
            throw TarProblem.Cut(place, arriving.Taken);
        options.Progress?.Report(new LayerProgress(Index, arriving.Taken, null, Done: true));
        return new LayerWalk(null, walker.Entries, walker.PlainBytes);
    }
}
