using System.Diagnostics;
using Plimsoll.Testing.Images;

namespace Plimsoll.Testing.Engines;

/// <summary>Podman's service, which speaks the engine's API, with a store of the test's own.</summary>
public sealed class PodmanService : IDisposable
{
    static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);

    readonly TemporaryDirectory directory = new();
    readonly Process process;

    public PodmanService()
    {
        Requires.Root();
        var program = Requires.Tool("podman", "podman");
        process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$@\" >\"$0\" 2>&1", directory.Combine("log"), program, .. Store, "system", "service", "--time", "0", Host]) { UseShellExecute = false })!;
        var clock = Stopwatch.StartNew();
        while (!File.Exists(directory.Combine("s")))
        {
            if (process.HasExited || clock.Elapsed > StartsWithin)
                throw new InvalidOperationException($"podman did not come up: {string.Join('\n', File.ReadLines(directory.Combine("log")).TakeLast(5))}");
            Thread.Sleep(50);
        }
    }

    public string Host => $"unix://{directory.Combine("s")}";

    string[] Store =>
        ["--root", directory.Combine("d"), "--runroot", directory.Combine("r"), "--tmpdir", directory.Combine("t"), "--cgroup-manager", "cgroupfs", "--events-backend", "none"];

    /// <summary>Runs podman's own command on the same store.</summary>
    public string Podman(params string[] arguments) => Command.Run("podman", [.. Store, .. arguments]).TrimEnd('\n');

    public void Load(ImageFixture image) => Podman("load", "--quiet", "--input", directory.WriteArchive("load.tar", ImageFixture.DockerFiles(image)));

    public void Dispose()
    {
        Command.Try("podman", [.. Store, "rm", "--all", "--force"]);
        if (!process.HasExited)
        {
            Command.Try("kill", "-TERM", $"{process.Id}");
            process.WaitForExit();
        }

        process.Dispose();
        foreach (var place in File.ReadLines("/proc/self/mounts").Select(l => l.Split(' ')[1]).Where(p => p.StartsWith($"{directory.Path}/", StringComparison.Ordinal)).Reverse().ToList())
            Command.Try("umount", "--lazy", place);
        directory.Dispose();
    }
}
