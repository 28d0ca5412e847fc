using Plimsoll.Core.Advisories;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Advisories.Matching;

/// <summary>Module streams of the Red Hat family: an advisory for one stream, or for no module, says nothing of another.</summary>
static class Modules
{
    const string Mark = ".module";

    public static bool SpeaksOf(AffectedPackage affected, Package package)
    {
        var fixedVersion = affected.Ranges.Count > 0 ? affected.Ranges[0].Fixed : null;
        var advisoryIsModular = affected.Module is not null || (fixedVersion?.Contains(Mark, StringComparison.Ordinal) ?? false);
        var packageIsModular = package.Module is not null || package.Version.Contains(Mark, StringComparison.Ordinal);
        if (!advisoryIsModular && !packageIsModular)
            return true;
        if (fixedVersion is null && affected.Module is null)
            return true;
        if (advisoryIsModular != packageIsModular)
            return false;
        if (affected.Module is { } module && package.Module is { } label)
            return label == module || label.StartsWith(module + ":", StringComparison.Ordinal);

        // One side does not name its stream: streams differ by the first number of the version, mostly.
        return fixedVersion is not null && First(fixedVersion).SequenceEqual(First(package.Version));
    }

    static ReadOnlySpan<char> First(ReadOnlySpan<char> version)
    {
        version = version[(version.IndexOf(':') + 1)..];
        var end = version.IndexOfAny('.', '-');
        return end < 0 ? version : version[..end];
    }
}
