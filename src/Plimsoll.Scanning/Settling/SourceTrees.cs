using Plimsoll.Core.Evidence;
using Plimsoll.Scanning.Squashing;

namespace Plimsoll.Scanning.Settling;

/// <summary>In a source tree a lock file says what is asked for, and a directory beside it may hold what is installed: the same thing is told once, and what is there wins.</summary>
static class SourceTrees
{
    /// <param name="declared">The readers whose files only ask for packages.</param>
    public static List<SquashedFile> Settle(List<SquashedFile> files, IReadOnlySet<string> declared)
    {
        if (declared.Count == 0)
            return files;
        var installed = files.Where(f => !declared.Contains(f.Evidence.Reader)).SelectMany(f => f.Evidence.Packages.Select(p => (p.Type, f.Evidence.Path))).ToList();
        return [.. files.Select(f => declared.Contains(f.Evidence.Reader) ? Without(f, installed) : f)];
    }

    static SquashedFile Without(SquashedFile file, List<(PackageType Type, string Path)> installed)
    {
        var directory = file.Evidence.Path[..(file.Evidence.Path.LastIndexOf('/') + 1)];
        var there = installed.Where(i => i.Path.StartsWith(directory, StringComparison.Ordinal)).Select(i => i.Type).ToHashSet();
        return file.Evidence.Packages.Any(p => there.Contains(p.Type))
            ? file with { Evidence = file.Evidence with { Packages = [.. file.Evidence.Packages.Where(p => !there.Contains(p.Type))] } }
            : file;
    }
}
