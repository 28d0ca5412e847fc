namespace Plimsoll.Cli.Tests.Complaints;

/// <summary>Where this process stands among the machine's control groups.</summary>
/// <remarks>cgroups(7), proc_pid_mountinfo(5).</remarks>
static class ControlGroups
{
    /// <summary>The directory below which a group with a memory limit may be made; null where there is none. What is made there stays below the limits of this process.</summary>
    public static string? Parent()
    {
        foreach (var line in Lines("/proc/self/mountinfo"))
        {
            // "31 23 0:28 ROOT MOUNT-POINT options - TYPE source SUPER-OPTIONS"
            var fields = line.Split(' ');
            var type = Array.IndexOf(fields, "-") + 1;
            var memory = fields[^1].Split(',').Contains("memory");
            if (fields[type] == "cgroup" && memory && OwnPath("memory") is { } own)
                return Below(fields, own);
            if (fields[type] == "cgroup2" && OwnPath("") is { } unified && Below(fields, unified) is { } group && Delegating(group, fields[4]) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>Version 2 lets no group limit its children that has processes itself: a cage stands beside this process's group, under the nearest that may.</summary>
    static string? Delegating(string group, string mountPoint)
    {
        for (var at = group; at is not null && at.StartsWith(mountPoint, StringComparison.Ordinal); at = Path.GetDirectoryName(at))
            if (Lines(Path.Join(at, "cgroup.subtree_control")).SelectMany(l => l.Split(' ')).Contains("memory"))
                return at;
        return null;
    }

    /// <summary>The path of this process's group in the hierarchy of a controller; of version 2 where that is empty.</summary>
    static string? OwnPath(string controller) =>
        Lines("/proc/self/cgroup").Select(l => l.Split(':', 3)).Where(p => p[1].Split(',').Contains(controller)).Select(p => p[2]).FirstOrDefault();

    /// <summary>A mount shows a hierarchy from its root downwards.</summary>
    static string? Below(string[] mount, string path)
    {
        var relative = Path.GetRelativePath(mount[3], path);
        var directory = relative == "." ? mount[4] : Path.Join(mount[4], relative);
        return relative.StartsWith("..", StringComparison.Ordinal) || !Directory.Exists(directory) ? null : directory;
    }

    static string[] Lines(string path) => File.Exists(path) ? File.ReadAllLines(path) : [];
}
