using Plimsoll.Images.Sources;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Images.Engines;

/// <summary>Images of container engines, known by their names there.</summary>
sealed class EngineSource : INamedImageSource
{
    public string Scheme => "docker";

    public SubjectSet Find(string name, OpenOptions options, CancellationToken cancellation) => SubjectSet.Of(EngineImages.Open(name, options));

    public SubjectSet? TryFind(string name, OpenOptions options, ICollection<string> notes, CancellationToken cancellation)
    {
        var found = EngineImages.TryFind(name, options, out var told);
        foreach (var note in told)
            notes.Add(note);
        return found is null ? null : SubjectSet.Of(found);
    }
}
