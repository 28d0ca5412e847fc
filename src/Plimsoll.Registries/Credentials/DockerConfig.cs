using System.Text;
using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Network;
using Plimsoll.Registries.Json;

namespace Plimsoll.Registries.Credentials;

/// <summary>Docker's <c>config.json</c>, and Podman's <c>auth.json</c>: what is kept for which registry, and which helper knows more.</summary>
sealed class DockerConfig
{
    const int MaxBytes = 1024 * 1024;

    readonly Dictionary<string, JsonElement> auths = [];
    readonly Dictionary<string, string> helpers = [];
    readonly string? store;
    readonly string file;

    DockerConfig(JsonElement root, string file)
    {
        this.file = file;
        foreach (var (name, value) in root.Members("auths"))
            auths[RegistryKey.Normalise(name)] = value.Clone();
        foreach (var (name, value) in root.Members("credHelpers"))
            if (value.Text() is { Length: > 0 } helper)
                helpers[RegistryKey.Normalise(name)] = helper;
        store = root.Text("credsStore") is { Length: > 0 } named ? named : null;
    }

    /// <exception cref="UsageException">It cannot be read or understood.</exception>
    public static DockerConfig Read(string path) => Parse(SmallFile.Bytes(path, MaxBytes), path);

    public static DockerConfig Parse(ReadOnlyMemory<byte> bytes, string file)
    {
        if (bytes.Span.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        using var document = BoundedJson.TryParse(bytes) ?? throw new UsageException($"{file} is not well-formed JSON, or has a key twice; mend it, or name another by DOCKER_CONFIG.");
        return new DockerConfig(document.RootElement, file);
    }

    /// <summary>The helper that is asked for a registry: its own, else that for all.</summary>
    public string? HelperFor(string registry) => helpers.GetValueOrDefault(registry) ?? store;

    /// <summary>What the file itself keeps: of several keys that cover a repository, the longest.</summary>
    public Credential? Kept(string registry, string repository)
    {
        var key = auths.Keys.Where(k => RegistryKey.Match(k, registry, repository) > 0).MaxBy(k => k.Length);
        return key is null ? null : Entry(auths[key], key);
    }

    Credential? Entry(JsonElement entry, string key)
    {
        var (name, password) = entry.Text("auth") is { Length: > 0 } auth ? Decode(auth, key) : (entry.Text("username"), entry.Text("password"));
        var identity = NotEmpty(entry.Text("identitytoken"));
        var token = NotEmpty(entry.Text("registrytoken"));
        if (string.IsNullOrEmpty(name) && identity is null && token is null)
            return null;
        var who = token is not null ? "the token" : identity is not null && string.IsNullOrEmpty(name) ? "the identity token" : $"user {ReferenceGrammar.Shown(name!)}";
        return new Credential($"{who} of {file}") { UserName = NotEmpty(name), Password = NotEmpty(password), IdentityToken = identity, RegistryToken = token };
    }

    (string Name, string Password) Decode(string auth, string key)
    {
        var bytes = new byte[auth.Length];
        if (Convert.TryFromBase64String(auth, bytes, out var length) && bytes.AsSpan(0, length).IndexOf((byte)':') is > 0 and var colon)
            return (Encoding.UTF8.GetString(bytes, 0, colon), Encoding.UTF8.GetString(bytes, colon + 1, length - colon - 1).Trim('\0'));
        throw new UsageException($"What {file} keeps for {ReferenceGrammar.Shown(key)} is not a name and a password in Base64; sign in again with 'docker login'.");
    }

    static string? NotEmpty(string? text) => text is { Length: > 0 } ? text : null;
}
