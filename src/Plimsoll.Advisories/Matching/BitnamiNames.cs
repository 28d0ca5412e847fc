using System.Collections.Frozen;

namespace Plimsoll.Advisories.Matching;

/// <summary>
/// Programs that no package manager installed, by the names that Bitnami's advisories use for the same upstream releases. Nobody else publishes advisories for them by version;
/// Bitnami's are of upstream's versions, so they hold for whoever built the program.
/// </summary>
static class BitnamiNames
{
    static readonly FrozenDictionary<string, string> Renamed = new Dictionary<string, string>
    {
        ["httpd"] = "apache",
        ["go"] = "golang",
        ["openjdk"] = "java",
        ["nats-server"] = "nats",
    }.ToFrozenDictionary();

    static readonly FrozenSet<string> Same = FrozenSet.Create(
        StringComparer.Ordinal,
        "alertmanager", "arangodb", "argo-cd", "consul", "docker-cli", "envoy", "etcd", "fluent-bit", "git", "grafana", "haproxy", "helm", "influxdb", "lua", "mariadb", "memcached", "mongodb",
        "nginx", "node", "openldap", "openresty", "php", "postgresql", "prometheus", "python", "redis", "ruby", "sqlite", "valkey", "varnish", "vault");

    /// <summary>The name in Bitnami's advisories; null where they have none.</summary>
    public static string? Of(string program) => Renamed.TryGetValue(program, out var name) ? name : Same.Contains(program) ? program : null;
}
