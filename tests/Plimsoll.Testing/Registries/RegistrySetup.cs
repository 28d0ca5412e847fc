namespace Plimsoll.Testing.Registries;

/// <summary>How a <see cref="RegistryServer"/> is set up; as it stands here: plain HTTP, open to everybody.</summary>
public sealed record RegistrySetup
{
    /// <summary>Serves HTTPS with it. Its authority goes into <see cref="Authority"/>.</summary>
    public TestCertificate? Certificate { get; init; }

    public TestAuthority? Authority { get; init; }

    /// <summary>Only clients with a certificate of <see cref="Authority"/> may speak to it; this one is skopeo's.</summary>
    public TestCertificate? ClientCertificate { get; init; }

    /// <summary>Asks for names and passwords; where there is a <see cref="TokenServer"/> they are its users.</summary>
    public IReadOnlyList<(string Name, string Password)> Users { get; init; } = [];

    public TokenServer? Tokens { get; init; }
}
