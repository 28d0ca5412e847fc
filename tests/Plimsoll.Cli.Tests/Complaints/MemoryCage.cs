using System.Globalization;
using Plimsoll.Testing;

namespace Plimsoll.Cli.Tests.Complaints;

/// <summary>Runs programs with so much memory and no more, and no swap.</summary>
/// <remarks>
/// A memory control group, of version 2 or 1, where one can be made: it is what containers have, .NET reads its limit, and who takes more is killed.
/// Where none can be (no root, a container that may not), the bytes of writable private memory are limited (<c>RLIMIT_DATA</c>): the kernel refuses what is more.
/// .NET does not read that limit, so it is told the heap that it would give itself in a group, three quarters. <c>RLIMIT_AS</c> would not do: .NET reserves far more addresses than it uses.
/// </remarks>
sealed class MemoryCage : IDisposable
{
    readonly string? group;
    readonly long bytes;

    public MemoryCage(int mebibytes)
    {
        bytes = mebibytes * 1024L * 1024;
        group = ControlGroups.Parent() is { } parent ? TryCreate(parent, bytes) : null;
    }

    /// <summary>The program, and its arguments, that run another program in the cage.</summary>
    public (string Program, string[] Arguments) Entrance => group is not null
        ? ("sh", ["-c", "echo $$ >\"$0/cgroup.procs\" && exec \"$@\"", group])
        : (Requires.Tool("prlimit", "util-linux"), [$"--data={bytes}", "env", $"DOTNET_GCHeapHardLimit={(bytes / 4 * 3).ToString("x", CultureInfo.InvariantCulture)}"]);

    public (int Code, string Output, string Error) Run(PlimsollRun plimsoll, params string[] arguments) => plimsoll.RunUnder(Entrance.Program, Entrance.Arguments, arguments);

    // A group goes once its last process has been buried, which may be a moment after its end.
    public void Dispose()
    {
        for (var tries = 0; group is not null && Directory.Exists(group); tries++)
            try
            {
                Directory.Delete(group);
            }
            catch (IOException) when (tries < 100)
            {
                Thread.Sleep(20);
            }
    }

    static string? TryCreate(string parent, long bytes)
    {
        var group = Path.Join(parent, $"plimsoll-test-{Guid.NewGuid():n}");
        try
        {
            Directory.CreateDirectory(group);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        // Swap is limited with memory in version 1 and beside it in version 2; a kernel without it has no such file.
        foreach (var (file, limit) in new[] { ("memory.limit_in_bytes", bytes), ("memory.memsw.limit_in_bytes", bytes), ("memory.max", bytes), ("memory.swap.max", 0) })
            if (File.Exists(Path.Join(group, file)))
                File.WriteAllText(Path.Join(group, file), limit.ToString(CultureInfo.InvariantCulture));
        return group;
    }
}
