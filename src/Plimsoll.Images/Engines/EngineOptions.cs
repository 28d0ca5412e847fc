namespace Plimsoll.Images.Engines;

/// <summary>Where container engines are looked for: what Docker's own command would be told by its environment.</summary>
public sealed record EngineOptions
{
    internal const string DockerSocket = "/var/run/docker.sock";
    const string PodmanSocket = "/run/podman/podman.sock";

    /// <summary><c>DOCKER_HOST</c>; before every context.</summary>
    public string? Host { get; init; }

    /// <summary><c>DOCKER_CONTEXT</c>; before the current context of <c>config.json</c>.</summary>
    public string? Context { get; init; }

    /// <summary><c>DOCKER_CONFIG</c>, else <c>~/.docker</c>: <c>config.json</c>, contexts and their certificates; null looks at none.</summary>
    public string? ConfigDirectory { get; init; }

    /// <summary><c>DOCKER_TLS_VERIFY</c>: speak TLS with a <see cref="Host"/> of <c>tcp://</c>. (TLS that is not verified there is none.)</summary>
    public bool Tls { get; init; }

    /// <summary><c>DOCKER_CERT_PATH</c>: <c>ca.pem</c>, <c>cert.pem</c>, <c>key.pem</c>; null takes <see cref="ConfigDirectory"/>.</summary>
    public string? CertificateDirectory { get; init; }

    /// <summary>Sockets that are tried in turn where nothing says which engine is meant: Docker's, its rootless one, and Podman's, which serve the same API.</summary>
    public IReadOnlyList<string> Sockets { get; init; } = [DockerSocket, PodmanSocket];

    /// <summary>What variables say, with Docker's own names and defaults.</summary>
    public static EngineOptions From(Func<string, string?> variable)
    {
        string? Set(string name) => variable(name) is { Length: > 0 } value ? value : null;
        var ofUser = Set("XDG_RUNTIME_DIR");
        return new EngineOptions
        {
            Host = Set("DOCKER_HOST"),
            Context = Set("DOCKER_CONTEXT"),
            ConfigDirectory = Set("DOCKER_CONFIG") ?? (Set("HOME") is { } home ? Path.Join(home, ".docker") : null),
            Tls = Set("DOCKER_TLS_VERIFY") is not null,
            CertificateDirectory = Set("DOCKER_CERT_PATH"),
            Sockets = ofUser is null
                ? [DockerSocket, PodmanSocket]
                : [DockerSocket, Path.Join(ofUser, "docker.sock"), PodmanSocket, Path.Join(ofUser, "podman", "podman.sock")],
        };
    }
}
