using System.Collections.Concurrent;
using Plimsoll.Network;
using Plimsoll.Registries.Mirrors;

namespace Plimsoll.Registries.Transfer;

/// <summary>Whether a registry is spoken with by https or by http. It is https; where plain HTTP is allowed, what the first request found out.</summary>
sealed class Origins(RegistryOptions options, Func<Place, bool> showsCertificate)
{
    readonly ConcurrentDictionary<string, string> decided = new();

    public bool MayBePlain(Place place) => Hosts.IsLoopback(Host(place)) || place.MayBePlain || options.PlainHttp;

    /// <summary>Null where the first request must find out.</summary>
    public Uri? Known(Place place) =>
        !MayBePlain(place) || showsCertificate(place) ? At(Uri.UriSchemeHttps, place) : decided.TryGetValue(place.ApiHost, out var scheme) ? At(scheme, place) : null;

    public Uri Decide(Place place, string scheme) => At(decided.GetOrAdd(place.ApiHost, scheme), place);

    public static Uri At(string scheme, Place place) => new($"{scheme}://{place.ApiHost}/");

    static string Host(Place place) => At(Uri.UriSchemeHttps, place).IdnHost;
}
