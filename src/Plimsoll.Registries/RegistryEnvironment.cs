using Plimsoll.Core;
using Plimsoll.Network;

namespace Plimsoll.Registries;

/// <summary>Reads <see cref="RegistryOptions"/> from environment variables and from the places where engines keep their settings. For the edge of the program.</summary>
public static class RegistryEnvironment
{
    /// <exception cref="UsageException">A variable is wrong.</exception>
    public static RegistryOptions Options(Func<string, string?> environment)
    {
        var options = new RegistryOptions
        {
            Network = NetworkOptions.FromEnvironment(environment),
            UserName = Value("USERNAME"),
            Password = Value("PASSWORD"),
            Token = Value("TOKEN"),
            CredentialHost = Value("HOST")?.ToLowerInvariant(),
            TokenRealms = List(Value("TOKEN_REALMS"), ','),
            CertificateAuthorities = List(Value("CA_FILE"), ':'),
            ClientCertificate = Value("CLIENT_CERT"),
            ClientKey = Value("CLIENT_KEY"),
            PlainHttp = Flag("PLAIN_HTTP"),
            CertsDirectory = Value("CERTS_DIR") ?? Existing("/etc/docker/certs.d"),
            DockerConfig = Value("AUTH_FILE") ?? DockerConfig(environment),
            HelperPath = environment("PATH"),
            RegistriesConf = Value("CONF") is { } paths ? List(paths, ':') : RegistriesConf(environment),
        };
        if (options.UserName is null != options.Password is null)
            throw new UsageException("PLIMSOLL_REGISTRY_USERNAME and PLIMSOLL_REGISTRY_PASSWORD belong together: set both, or none.");
        return options;

        string? Value(string name) => environment($"PLIMSOLL_REGISTRY_{name}") is { Length: > 0 } value ? value : null;
        bool Flag(string name) => Value(name) switch
        {
            null or "0" or "false" => false,
            "1" or "true" => true,
            _ => throw new UsageException($"PLIMSOLL_REGISTRY_{name} is neither true nor false."),
        };
    }

    static string? DockerConfig(Func<string, string?> environment)
    {
        if (environment("REGISTRY_AUTH_FILE") is { Length: > 0 } podman)
            return podman;
        if (environment("DOCKER_CONFIG") is { Length: > 0 } directory)
            return Existing(Path.Combine(directory, "config.json"));
        return (environment("HOME") is { Length: > 0 } home ? Existing(Path.Combine(home, ".docker", "config.json")) : null)
            ?? (environment("XDG_RUNTIME_DIR") is { Length: > 0 } runtime ? Existing(Path.Combine(runtime, "containers", "auth.json")) : null);
    }

    // A user's own file replaces the system's, as Podman does it.
    static List<string> RegistriesConf(Func<string, string?> environment)
    {
        if (environment("CONTAINERS_REGISTRIES_CONF") is { Length: > 0 } named)
            return [named];
        var own = environment("HOME") is { Length: > 0 } home ? Path.Combine(home, ".config", "containers", "registries.conf") : null;
        var main = (own is null ? null : Existing(own)) ?? Existing("/etc/containers/registries.conf");
        string?[] all = [main, Existing("/etc/containers/registries.conf.d"), own is null ? null : Existing($"{own}.d")];
        return [.. all.OfType<string>()];
    }

    static string? Existing(string path) => Path.Exists(path) ? path : null;

    static string[] List(string? text, char separator) => (text ?? "").Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
