namespace Plimsoll.Images.Subjects;

/// <summary>One of the subjects that a target names.</summary>
/// <param name="Name">As reports name it.</param>
/// <param name="Open">Opens it, once; the caller disposes it.</param>
public sealed record PendingSubject(string Name, Func<OpenedSubject> Open);

/// <summary>The subjects that a target names: one, or where they were asked for, all platforms or all tags. Each is opened when its turn comes.</summary>
public sealed class SubjectSet(IReadOnlyList<PendingSubject> subjects, params IEnumerable<IDisposable> owned) : IDisposable
{
    readonly IDisposable[] owned = [.. owned];

    public IReadOnlyList<PendingSubject> Subjects { get; } = subjects;

    /// <summary>The set of one subject that is open already.</summary>
    public static SubjectSet Of(OpenedSubject subject) => new([new PendingSubject(subject.Subject.Name, () => subject)], subject);

    public void Dispose()
    {
        foreach (var item in owned)
            item.Dispose();
    }
}
