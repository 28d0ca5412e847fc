using System.Diagnostics;

namespace Plimsoll.Testing.Engines;

/// <summary>A real containerd of the test's own, whose data and sockets lie in a directory that goes with it. It runs no containers.</summary>
public sealed class ContainerdEngine : IDisposable
{
    static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);
    static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(30);

    readonly TemporaryDirectory directory = new();
    readonly Process process;

    ContainerdEngine()
    {
        Requires.Root();
        var program = Requires.Tool("containerd", "containerd");
        Requires.Tool("ctr", "containerd");
        var configuration = directory.Write("config.toml", $"""
            version = 2
            root = "{Root}"
            state = "{directory.Combine("state")}"
            disabled_plugins = ["io.containerd.grpc.v1.cri"]
            [grpc]
            address = "{Socket}"
            """);
        process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$@\" >\"$0\" 2>&1", directory.Combine("log"), program, "--config", configuration]) { UseShellExecute = false })!;
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

    /// <summary>Its data: the content store, the metadata and the snapshots.</summary>
    public string Root => directory.Combine("root");

    string Socket => directory.Combine("sock");

    public static ContainerdEngine Start() => new();

    /// <summary>Runs containerd's own command, and gives what it wrote.</summary>
    public string Ctr(params string[] arguments)
    {
        var (code, output, error) = Try(arguments);
        return code == 0 ? output : throw new InvalidOperationException($"ctr {string.Join(' ', arguments)} ended with {code}: {error}");
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Command.Try("kill", "-TERM", $"{process.Id}");
            if (!process.WaitForExit(StopsWithin))
                process.Kill(entireProcessTree: true);
        }

        process.Dispose();
        directory.Dispose();
    }

    (int Code, string Output, string Error) Try(params string[] arguments) => Command.Try("ctr", ["--address", Socket, .. arguments]);

    void WaitUntilReady()
    {
        var clock = Stopwatch.StartNew();
        while (!File.Exists(Socket) || Try("version").Code != 0)
        {
            if (process.HasExited || clock.Elapsed > StartsWithin)
                throw new InvalidOperationException($"containerd did not come up: {string.Join('\n', File.ReadLines(directory.Combine("log")).TakeLast(5))}");
            Thread.Sleep(50);
        }
    }
}
