using System.Diagnostics;
using Plimsoll.Testing.Images;

namespace Plimsoll.Testing.Engines;

/// <summary>A real Docker Engine of the test's own: its data, its sockets and its containers lie in a directory that goes with it. It has no network.</summary>
public sealed class DockerEngine : IDisposable
{
    static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);
    static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(30);

    readonly TemporaryDirectory directory = new();
    readonly Process process;

    DockerEngine(string[] more)
    {
        Requires.Root();
        var program = Requires.Tool("dockerd", "docker.io");
        Requires.Tool("docker", "docker.io");
        string[] arguments =
        [
            program, "--data-root", DataRoot, "--exec-root", directory.Combine("e"), "--pidfile", directory.Combine("pid"), "--host", Host,
            "--containerd-namespace", Path.GetFileName(directory.Path), "--containerd-plugins-namespace", $"{Path.GetFileName(directory.Path)}-plugins",
            "--bridge", "none", "--iptables=false", "--ip6tables=false", "--ip-forward=false", "--ip-masq=false", "--userland-proxy=false", .. more,
        ];

        // The shell gives its place to the engine: its process is the engine's.
        process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$@\" >\"$0\" 2>&1", Log, .. arguments]) { UseShellExecute = false })!;
        try
        {
            WaitUntilReady();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Where images and containers are kept: <c>image/overlay2</c>, <c>overlay2</c>, <c>containers</c>.</summary>
    public string DataRoot => directory.Combine("d");

    public string Socket => directory.Combine("s");

    /// <summary>What <c>DOCKER_HOST</c> would say.</summary>
    public string Host => $"unix://{Socket}";

    string Log => directory.Combine("log");

    /// <param name="more">Options of dockerd: another <c>--host</c>, a <c>--storage-driver</c>.</param>
    public static DockerEngine Start(params string[] more) => new(more);

    /// <summary>Runs docker's own command against this engine, and gives what it wrote without the last line's end.</summary>
    public string Docker(params string[] arguments)
    {
        var (code, output, error) = Command.Try("docker", arguments, [("DOCKER_HOST", Host), ("DOCKER_CONFIG", directory.Combine("config")), ("DOCKER_CONTEXT", null), ("DOCKER_TLS_VERIFY", null)]);
        return code == 0 ? output.TrimEnd('\n') : throw new InvalidOperationException($"docker {string.Join(' ', arguments)} ended with {code}: {error}");
    }

    /// <summary>Brings images into the engine under their tags.</summary>
    public void Load(params IReadOnlyList<ImageFixture> images) => Docker("load", "--quiet", "--input", directory.WriteArchive("load.tar", ImageFixture.DockerFiles(images)));

    /// <summary>Creates and starts a container of an image that has <see cref="HostPrograms"/>; it runs until the engine stops.</summary>
    /// <param name="script">What it does first, in the words of sh with <c>rm</c> and <c>sleep</c>.</param>
    /// <returns>Its id.</returns>
    public string Run(string image, string name, string script)
    {
        var id = Docker("run", "--detach", "--network", "none", "--name", name, image, "/bin/sh", "-c", $"{script}\necho ready\nexec /bin/sleep 3600");
        var clock = Stopwatch.StartNew();
        while (!Docker("logs", name).Contains("ready", StringComparison.Ordinal))
            Wait(clock, "the container did not come to its end of the script");
        return id;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            foreach (var id in Containers())
                Command.Try("docker", "--host", Host, "rm", "--force", id);
            Command.Try("kill", "-TERM", $"{process.Id}");
            if (!process.WaitForExit(StopsWithin))
                process.Kill(entireProcessTree: true);
        }

        process.Dispose();
        foreach (var line in File.ReadLines("/proc/self/mounts").Select(l => l.Split(' ')[1]).Where(p => p.StartsWith($"{directory.Path}/", StringComparison.Ordinal)).Reverse().ToList())
            Command.Try("umount", "--lazy", line);
        directory.Dispose();
    }

    string[] Containers() => Command.Try("docker", "--host", Host, "ps", "--all", "--quiet").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    void WaitUntilReady()
    {
        var clock = Stopwatch.StartNew();
        while (!File.Exists(Socket) || Command.Try("docker", "--host", Host, "version").Code != 0)
            Wait(clock, "the engine did not come up");
    }

    void Wait(Stopwatch clock, string complaint)
    {
        if (process.HasExited || clock.Elapsed > StartsWithin)
            throw new InvalidOperationException($"{complaint}: {string.Join('\n', File.ReadLines(Log).TakeLast(5))}");
        Thread.Sleep(50);
    }
}
