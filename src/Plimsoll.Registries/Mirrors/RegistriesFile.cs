using System.Text.Json.Serialization;
using Tomlyn.Serialization;

namespace Plimsoll.Registries.Mirrors;

/// <summary>The part of a registries.conf that is read, as it is written.</summary>
sealed class RegistriesFile
{
    [JsonPropertyName("unqualified-search-registries")]
    public List<string>? SearchRegistries { get; set; }

    [JsonPropertyName("registry")]
    public List<RegistryTable>? Registries { get; set; }

    internal sealed class RegistryTable
    {
        [JsonPropertyName("prefix")]
        public string? Prefix { get; set; }

        [JsonPropertyName("location")]
        public string? Location { get; set; }

        [JsonPropertyName("insecure")]
        public bool Insecure { get; set; }

        [JsonPropertyName("blocked")]
        public bool Blocked { get; set; }

        [JsonPropertyName("mirror-by-digest-only")]
        public bool MirrorByDigestOnly { get; set; }

        [JsonPropertyName("mirror")]
        public List<MirrorTable>? Mirrors { get; set; }
    }

    internal sealed class MirrorTable
    {
        [JsonPropertyName("location")]
        public string? Location { get; set; }

        [JsonPropertyName("insecure")]
        public bool Insecure { get; set; }

        [JsonPropertyName("pull-from-mirror")]
        public string? PullFromMirror { get; set; }
    }
}

[TomlSerializable(typeof(RegistriesFile))]
sealed partial class RegistriesFileContext : TomlSerializerContext;
