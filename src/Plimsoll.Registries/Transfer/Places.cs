using System.Collections.Concurrent;
using Plimsoll.Core;
using Plimsoll.Registries.Mirrors;

namespace Plimsoll.Registries.Transfer;

/// <summary>Tries the places of an image one after the other. Which could not be reached is not tried again; what a mirror does not have, the registry itself may have.</summary>
sealed class Places(Lazy<RegistriesConf> conf)
{
    readonly ConcurrentDictionary<string, byte> unreachable = new();

    /// <exception cref="ServiceException">That of the last place: the registry itself.</exception>
    public T First<T>(ImageReference reference, bool byDigest, Func<Place, T> attempt)
    {
        var places = conf.Value.PlacesOf(reference, byDigest);
        foreach (var mirror in places.SkipLast(1).Where(p => !unreachable.ContainsKey(p.ApiHost)))
        {
            try
            {
                return attempt(mirror);
            }
            catch (RangesUnsupportedException)
            {
                // Another may send parts.
            }
            catch (RegistryException)
            {
                // It does not have it, or does not give it to us.
            }
            catch (ServiceException)
            {
                unreachable[mirror.ApiHost] = 0;
            }
        }

        return attempt(places[^1]);
    }
}
