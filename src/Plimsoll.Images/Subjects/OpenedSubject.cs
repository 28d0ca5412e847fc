using Plimsoll.Core;

namespace Plimsoll.Images.Subjects;

/// <summary>A subject that is open for reading: its identity and its layers from the bottom up.</summary>
public sealed class OpenedSubject(Subject subject, IReadOnlyList<ILayer> layers, params IEnumerable<IDisposable> owned) : IDisposable
{
    readonly IDisposable[] owned = [.. owned];

    public Subject Subject { get; } = subject;

    public IReadOnlyList<ILayer> Layers { get; } = layers;

    public void Dispose()
    {
        foreach (var item in owned)
            item.Dispose();
    }
}
