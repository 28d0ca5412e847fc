using System.Globalization;

namespace Plimsoll.Core.Evidence;

/// <summary>The observation that an image was fetched: from where, how, and how much of it.</summary>
public static class Fetch
{
    /// <summary>Who observes it.</summary>
    public const string Reader = "fetch";

    const string Bytes = "bytes";
    const string SparedBytes = "spared";
    const string Plain = "plainHttp";
    const string Unproven = "unprovenLayers";

    /// <param name="name">The image, by its full name.</param>
    /// <param name="plainHosts">Hosts that were asked without TLS.</param>
    /// <param name="requests">Requests made.</param>
    /// <param name="bytes">Bytes of manifests and blobs that came in.</param>
    /// <param name="spared">Bytes of layers that were not needed: by a table of contents the wanted ones alone were fetched.</param>
    /// <param name="unproven">Layers that were read by a table of contents that the image's manifest does not name.</param>
    public static Observation Observe(string name, IEnumerable<string> plainHosts, long requests, long bytes, long spared, int unproven = 0)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [Bytes] = bytes.ToString(CultureInfo.InvariantCulture),
            ["requests"] = requests.ToString(CultureInfo.InvariantCulture),
            [SparedBytes] = spared.ToString(CultureInfo.InvariantCulture),
        };
        if (string.Join(' ', plainHosts) is { Length: > 0 } plain)
            facts[Plain] = plain;
        if (unproven > 0)
            facts[Unproven] = unproven.ToString(CultureInfo.InvariantCulture);
        return new Observation(Reader, name, facts);
    }

    /// <summary>A sentence on what needed not be fetched; null where nothing was spared.</summary>
    public static string? Spared(IEnumerable<Observation> observations) =>
        observations.FirstOrDefault(o => o.Reader == Reader) is { } fetch && Number(fetch, SparedBytes) is > 0 and var spared
            ? $"{fetch.Subject}: {Number(fetch, Bytes):N0} bytes were fetched, and {spared:N0} bytes of layers were not needed."
            : null;

    /// <summary>A sentence on what was believed without proof; null where nothing was.</summary>
    public static string? BelievedWithoutProof(IEnumerable<Observation> observations) =>
        observations.FirstOrDefault(o => o.Reader == Reader) is { } fetch && Number(fetch, Unproven) is > 0 and var layers
            ? $"{fetch.Subject}: {layers:N0} layers were read by a SOCI index that the image's manifest does not name, so nothing proves what was seen of them; without --trust-soci they are read whole."
            : null;

    /// <summary>The hosts that were asked without TLS.</summary>
    public static IReadOnlyList<string> PlainHosts(Observation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        return observation.Facts.TryGetValue(Plain, out var hosts) ? hosts.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
    }

    static long Number(Observation observation, string fact) =>
        observation.Facts.TryGetValue(fact, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
