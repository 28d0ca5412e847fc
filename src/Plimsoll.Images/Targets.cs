using Plimsoll.Core;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Images;

/// <summary>Finds out what a target names and opens it.</summary>
public static class Targets
{
    /// <summary>Opens <paramref name="target"/>: <c>docker-archive:</c>, <c>oci:</c>, <c>oci-archive:</c>, <c>rootfs:</c>, <c>host:</c>, or a path whose kind is found out.</summary>
    /// <exception cref="UsageException">The target names a scheme that is not known.</exception>
    /// <exception cref="UnreadableSubjectException">There is no such subject, or it cannot be read.</exception>
    public static OpenedSubject Open(string target, OpenOptions options) =>
        throw new UnreadableSubjectException($"{target} is of no kind that can be read with {options}.");
}
