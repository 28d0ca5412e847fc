using System.Text;

namespace Plimsoll.Registries.Credentials;

/// <summary>What proves to a registry who asks. Its text never shows a secret.</summary>
/// <param name="source">Where it was found, for the words of an error: "user anna of /root/.docker/config.json".</param>
sealed class Credential(string source)
{
    public string Source { get; } = source;

    public string? UserName { get; init; }

    public string? Password { get; init; }

    /// <summary>An OAuth 2 refresh token, which <c>docker login</c> keeps where a registry gives it.</summary>
    public string? IdentityToken { get; init; }

    /// <summary>A bearer token for the registry itself.</summary>
    public string? RegistryToken { get; init; }

    /// <summary>The value of <c>Authorization: Basic</c>; null where there is no name with a password.</summary>
    public string? Basic => UserName is null || Password is null ? null : $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{UserName}:{Password}"))}";

    public override string ToString() => Source;
}
