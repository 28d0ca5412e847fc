namespace Plimsoll.Network;

/// <summary>How connections are made. Whatever it says, TLS is verified.</summary>
public sealed record NetworkOptions
{
    public static NetworkOptions Default { get; } = new();

    /// <summary>Make none at all: every attempt is a <see cref="Core.ServiceException"/> that says what could not be asked.</summary>
    public bool Offline { get; init; }

    /// <summary>PEM files of authorities that are trusted beside the system's.</summary>
    public IReadOnlyList<string> CertificateAuthorities { get; init; } = [];

    /// <summary>Web proxies and who is reached without them; none where it is null. Read at the edge by <see cref="ProxySettings.FromEnvironment"/>.</summary>
    public ProxySettings? Proxy { get; init; }

    public string UserAgent { get; init; } = "plimsoll";

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest wait for the head of an answer, however it drips in. Not for unix sockets, whose engines may think long.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest silence in the middle of an answer.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The least that a body must bring in each <see cref="StallTimeout"/> of waiting for it; a server that drips holds a scan for days otherwise.</summary>
    public long LeastBytesPerStall { get; init; } = 16 * 1024;

    /// <summary>How often a request that failed for a passing reason is made again.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>The wait before the first repetition; it doubles with each, and jitters.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait that a server may ask for by <c>Retry-After</c>; asked for more, the request fails at once and says so.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Redirects that lead in circles.</summary>
    public int MaxRedirects { get; init; } = 8;

    /// <summary>Proxies from their usual variables, and authorities from <c>PLIMSOLL_CA_FILE</c> (PEM files, with a colon between).</summary>
    /// <exception cref="Core.UsageException">A variable is wrong.</exception>
    public static NetworkOptions FromEnvironment(Func<string, string?> environment) => Default with
    {
        Proxy = ProxySettings.FromEnvironment(environment),
        CertificateAuthorities = (environment("PLIMSOLL_CA_FILE") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries),
    };
}
