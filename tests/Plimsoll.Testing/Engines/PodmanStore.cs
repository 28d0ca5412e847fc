namespace Plimsoll.Testing.Engines;

/// <summary>A real Podman's storage of the test's own, in a directory that goes with it.</summary>
public sealed class PodmanStore : IDisposable
{
    readonly TemporaryDirectory directory = new();

    public PodmanStore()
    {
        Requires.Root();
        Requires.Tool("podman", "podman");
    }

    /// <summary>The graph root: <c>overlay</c>, <c>overlay-images</c>, <c>overlay-layers</c>, <c>overlay-containers</c>.</summary>
    public string Root => directory.Combine("g");

    /// <summary>Runs Podman's own command on this storage, and gives what it wrote without the last line's end.</summary>
    public string Podman(params string[] arguments) => Command.Run("podman", [.. Global, .. arguments]).TrimEnd('\n');

    /// <summary>Mounts a container's root, as Podman shows it to a process in it.</summary>
    public string Mount(string container) => Podman("mount", container);

    public void Dispose()
    {
        Command.Try("podman", [.. Global, "umount", "--all", "--force"]);
        Command.Try("podman", [.. Global, "rm", "--all", "--force"]);
        foreach (var line in File.ReadLines("/proc/self/mounts").Select(l => l.Split(' ')[1]).Where(p => p.StartsWith($"{directory.Path}/", StringComparison.Ordinal)).Reverse().ToList())
            Command.Try("umount", "--lazy", line);
        directory.Dispose();
    }

    string[] Global => ["--root", Root, "--runroot", directory.Combine("r"), "--storage-driver", "overlay", "--events-backend", "none", "--cgroup-manager", "cgroupfs", "--log-level", "error"];
}
