using System.Runtime.ExceptionServices;
using Plimsoll.Core;
using Plimsoll.Images.Archives;
using Plimsoll.Images.Sources;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Images.Engines;

/// <summary>An image's export, which is made once, and only if a layer must be read: where all are known the engine is never asked for it.</summary>
/// <param name="engine">Disposed with the export.</param>
sealed class EngineExport(EngineClient engine, EngineImage image, string name, OpenOptions options) : IDisposable
{
    readonly Lock gate = new();
    OpenedSubject? opened;
    ExceptionDispatchInfo? failure;

    /// <summary>The layers as the export holds them.</summary>
    public IReadOnlyList<ILayer> Layers(CancellationToken cancellation)
    {
        lock (gate)
        {
            cancellation.ThrowIfCancellationRequested();
            failure?.Throw();
            try
            {
                return (opened ??= Open(cancellation)).Layers;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The other layers wait for the same export: it is not asked for again.
                failure = ExceptionDispatchInfo.Capture(e);
                throw;
            }
        }
    }

    public void Dispose()
    {
        opened?.Dispose();
        engine.Dispose();
    }

    OpenedSubject Open(CancellationToken cancellation)
    {
        var place = $"The export of {name} by {engine.Name}";

        // By its id: a name may mean another image by now.
        using var stream = engine.Export($"/images/{image.Id}/get", cancellation);
        var archive = ArchiveFile.Open(UnnamedFile.Spool(stream, place, options.Limits, options.TemporaryDirectory), place, options.Limits);
        var subject = ArchiveSource.OpenOne(archive, name, options);
        if (subject.Layers.Select(l => l.Id).SequenceEqual(image.DiffIds.Select(d => (Digest?)d)))
            return subject;
        subject.Dispose();
        throw new UnreadableSubjectException($"{place} holds other layers than the engine described before; scan again, or scan what \"docker save\" writes.");
    }
}
