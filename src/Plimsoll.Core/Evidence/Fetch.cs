using System.Globalization;

namespace Plimsoll.Core.Evidence;

/// <summary>The observation that an image was fetched: from where, how, and how much of it.</summary>
public static class Fetch
{
    /// <summary>Who observes it.</summary>
    public const string Reader = "fetch";

    const string Plain = "plainHttp";

    /// <param name="name">The image, by its full name.</param>
    /// <param name="plainHosts">Hosts that were asked without TLS.</param>
    /// <param name="requests">Requests made.</param>
    /// <param name="bytes">Bytes of manifests and blobs that came in.</param>
    /// <param name="spared">Bytes of layers that were not needed: by a table of contents the wanted ones alone were fetched.</param>
    public static Observation Observe(string name, IEnumerable<string> plainHosts, long requests, long bytes, long spared)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["bytes"] = bytes.ToString(CultureInfo.InvariantCulture),
            ["requests"] = requests.ToString(CultureInfo.InvariantCulture),
            ["spared"] = spared.ToString(CultureInfo.InvariantCulture),
        };
        if (string.Join(' ', plainHosts) is { Length: > 0 } plain)
            facts[Plain] = plain;
        return new Observation(Reader, name, facts);
    }

    /// <summary>The hosts that were asked without TLS.</summary>
    public static IReadOnlyList<string> PlainHosts(Observation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        return observation.Facts.TryGetValue(Plain, out var hosts) ? hosts.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
    }
}
