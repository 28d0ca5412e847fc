using System.Globalization;
using System.Text;

namespace Plimsoll.Trust.Client;

/// <summary>The time by which things expire: the clock's, but never earlier than an update that ended well, so that a clock set back thaws nothing.</summary>
/// <remarks>A clock that was ahead does no lasting harm: an update ends well only at a time at which nothing had expired.</remarks>
static class Moment
{
    public static DateTimeOffset Of(ITrustedStore store, TimeProvider time)
    {
        var now = time.GetUtcNow();
        return store.Read(StoredNames.Clock) is { Length: < 32 } kept && long.TryParse(Encoding.ASCII.GetString(kept), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds() && DateTimeOffset.FromUnixTimeSeconds(seconds) is var last && last > now ? last : now;
    }

    public static void Keep(ITrustedStore store, DateTimeOffset moment) =>
        store.Write(StoredNames.Clock, Encoding.ASCII.GetBytes(moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
}
