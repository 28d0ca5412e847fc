using System.Collections.Concurrent;
using Plimsoll.Registries.Mirrors;

namespace Plimsoll.Registries.Credentials;

/// <summary>
/// Which credentials are for which place. What the user gave on the command's edge is for the registry that was named, and never for one that stands for it;
/// what a configuration keeps is for the host that it is kept under.
/// </summary>
sealed class CredentialStore(RegistryOptions options)
{
    readonly Lazy<DockerConfig?> config = new(() => options.DockerConfig is { } path ? DockerConfig.Read(path) : null);
    readonly ConcurrentDictionary<string, Lazy<Credential?>> helped = new();

    public Credential? For(Place place) => Given(place) ?? Helped(place.Registry) ?? config.Value?.Kept(place.Registry, place.Repository);

    /// <summary>Where credentials were looked for in vain, for the words of an error.</summary>
    public string LookedIn => options.DockerConfig is { } path ? $"none for it in {path}" : "there is no Docker config.json";

    /// <summary>Whether what the user gave on the command's edge is for this place.</summary>
    public bool IsGivenFor(Place place) => place.IsNamed && (options.CredentialHost is not { } host || host == place.Registry);

    Credential? Given(Place place)
    {
        if (!IsGivenFor(place))
            return null;
        if (options.Token is not null)
            return new Credential("the given token (PLIMSOLL_REGISTRY_TOKEN)") { RegistryToken = options.Token };
        return options.UserName is null ? null
            : new Credential($"the given user {ReferenceGrammar.Shown(options.UserName)} (PLIMSOLL_REGISTRY_USERNAME)") { UserName = options.UserName, Password = options.Password };
    }

    // A helper may ask its user to unlock something: once is enough.
    Credential? Helped(string registry) => config.Value?.HelperFor(registry) is { } helper
        ? helped.GetOrAdd(registry, r => new Lazy<Credential?>(() => CredentialHelper.Get(helper, RegistryKey.Server(r), options.HelperPath, CredentialHelper.Patience))).Value
        : null;
}
