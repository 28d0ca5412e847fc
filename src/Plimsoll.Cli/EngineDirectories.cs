using System.Text;
using System.Text.Json;
using Plimsoll.Images.EngineStorage;
using Plimsoll.Images.EngineStorage.ContainersStorage;
using Plimsoll.Images.Trees;

namespace Plimsoll.Cli;

/// <summary>Finds the directories of this machine's engines: as the user says, else as their configuration does, else where they are by default.</summary>
static class EngineDirectories
{
    const int MaxBytes = 1024 * 1024;

    public static EngineRoots Find(string? docker, string? containerd, string? containers) => new()
    {
        Docker = docker,
        UsualDocker = DataRoot(BoundedFile.Read("/etc/docker/daemon.json", MaxBytes, out _)) ?? "/var/lib/docker",
        Containerd = containerd ?? "/var/lib/containerd",
        Containers = containers is not null ? [containers] : ContainersRoots(),
    };

    static string? DataRoot(byte[]? configuration)
    {
        try
        {
            using var document = JsonDocument.Parse(configuration ?? "{}"u8.ToArray());
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("data-root", out var root) && root.ValueKind == JsonValueKind.String ? root.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A user's own storage goes before the machine's, as with Podman.</summary>
    static string[] ContainersRoots()
    {
        var machine = GraphRoot("/etc/containers/storage.conf") ?? GraphRoot("/usr/share/containers/storage.conf") ?? "/var/lib/containers/storage";
        if (Environment.IsPrivilegedProcess || Environment.GetEnvironmentVariable("HOME") is not { Length: > 0 } home)
            return [machine];
        var data = Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } set ? set : Path.Join(home, ".local/share");
        var config = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } given ? given : Path.Join(home, ".config");
        return [GraphRoot(Path.Join(config, "containers/storage.conf")) ?? Path.Join(data, "containers/storage"), machine];
    }

    // A broken file is Podman's to complain of; a scan of an archive has nothing to do with it.
    static string? GraphRoot(string path) => BoundedFile.Read(path, MaxBytes, out _) is { } bytes ? StorageConfiguration.GraphRoot(Encoding.UTF8.GetString(bytes)) : null;
}
