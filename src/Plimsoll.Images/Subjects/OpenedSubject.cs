using Plimsoll.Core;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Images.Subjects;

/// <summary>A subject that is open for reading: its identity and its layers from the bottom up.</summary>
public sealed class OpenedSubject(Subject subject, IReadOnlyList<ILayer> layers, params IEnumerable<IDisposable> owned) : IDisposable
{
    readonly IDisposable[] owned = [.. owned];

    public Subject Subject { get; } = subject;

    public IReadOnlyList<ILayer> Layers { get; } = layers;

    /// <summary>What the image says of the one that it was built on.</summary>
    public StatedBase? Base { get; init; }

    /// <summary>What was seen while the subject was opened: how it came here, what changed in it since its image.</summary>
    public IReadOnlyList<Observation> Observations { get => Later is null ? field : [.. field, .. Later()]; init; } = [];

    /// <summary>What can be told only after the layers were read.</summary>
    public Func<IEnumerable<Observation>>? Later { get; init; }

    /// <summary>What could not be read while the subject was opened.</summary>
    public IReadOnlyList<Gap> Gaps { get; init; } = [];

    public void Dispose()
    {
        foreach (var item in owned)
            item.Dispose();
    }
}
