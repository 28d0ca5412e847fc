using Plimsoll.Images.Subjects;

namespace Plimsoll.Images.Sources;

/// <summary>A place where images are known by their names: an engine, or the registries.</summary>
interface INamedImageSource
{
    /// <summary>The scheme that says outright that the place is meant.</summary>
    string Scheme { get; }

    /// <summary>Finds what was named with the scheme.</summary>
    /// <exception cref="Core.UnreadableSubjectException">There is no such image, or it cannot be read.</exception>
    /// <exception cref="Core.ServiceException">The place could not be asked.</exception>
    SubjectSet Find(string name, OpenOptions options, CancellationToken cancellation);

    /// <summary>Looks for what was named without a scheme.</summary>
    /// <param name="notes">Takes sentences on why the place could not be asked; of interest only where no other has it.</param>
    /// <returns>Null where the place is not there, or does not have it: the next one is asked.</returns>
    SubjectSet? TryFind(string name, OpenOptions options, ICollection<string> notes, CancellationToken cancellation);
}
