using Plimsoll.Core.Evidence;
using Plimsoll.Scanning.Squashing;

namespace Plimsoll.Scanning.Settling;

/// <summary>An upgrade of rpm converts its database and may leave the old one beside the new: what only the old one names is gone.</summary>
static class RpmDatabases
{
    static readonly string[] NewestFirst = ["rpmdb.sqlite", "Packages.db", "Packages"];

    /// <summary>The files without the packages of databases that stand beside a newer one; a gap tells of packages that only those name.</summary>
    public static List<SquashedFile> Settle(IReadOnlyList<SquashedFile> files, List<Gap> gaps)
    {
        var newest = new Dictionary<string, SquashedFile>(StringComparer.Ordinal);
        foreach (var file in files)
            if (IsDatabase(file) && (!newest.TryGetValue(DirectoryOf(file), out var known) || AgeOf(file) < AgeOf(known)))
                newest[DirectoryOf(file)] = file;
        List<SquashedFile> settled = [];
        foreach (var file in files)
        {
            if (!IsDatabase(file) || newest[DirectoryOf(file)] is var read && read == file)
            {
                settled.Add(file);
                continue;
            }

            var there = read.Evidence.Packages.Select(p => (p.Name, p.Version, p.Architecture)).ToHashSet();
            if (file.Evidence.Packages.Count(p => !there.Contains((p.Name, p.Version, p.Architecture))) is > 0 and var lost)
                gaps.Add(new Gap(GapCode.Unsupported, file.Evidence.Path, $"{lost:N0} packages stand in this database alone, which rpm gave up for {read.Evidence.Path}; they were left out"));
        }

        return settled;
    }

    static bool IsDatabase(SquashedFile file) => file.Evidence.Reader == "rpm" && file.Evidence.Packages.Count > 0;

    static string DirectoryOf(SquashedFile file) => Path.GetDirectoryName(file.Evidence.Path)!;

    static int AgeOf(SquashedFile file) => Array.IndexOf(NewestFirst, Path.GetFileName(file.Evidence.Path));
}
