namespace Plimsoll.Network;

/// <summary>How connections are made. Whatever it says, TLS is verified.</summary>
public sealed record NetworkOptions
{
    public static NetworkOptions Default { get; } = new();

    /// <summary>Make none at all: every attempt is a <see cref="Core.ServiceException"/> that says what could not be asked.</summary>
    public bool Offline { get; init; }

    /// <summary>PEM files of authorities that are trusted beside the system's.</summary>
    public IReadOnlyList<string> CertificateAuthorities { get; init; } = [];

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest silence in the middle of an answer.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a request that failed for a passing reason is made again.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>The longest wait that a server may ask for by <c>Retry-After</c>; asked for more, the request fails at once and says so.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(60);
}
