using System.Text;
using Plimsoll.Images.Reading;
using Plimsoll.Scanning.Dispatch;

namespace Plimsoll.Scanning.Squashing;

/// <summary>Finds the interests that lead over symbolic links to places where nobody has looked.</summary>
static class Detours
{
    public static List<Detour> Of(Squash squash, IReadOnlyList<IFileReader> readers, InterestTable interests, int maxHops)
    {
        List<Detour> detours = [];
        if (squash.Links.Count == 0)
            return detours;
        var resolver = new LinkResolver(squash.Links, maxHops);
        foreach (var reader in readers)
            foreach (var interest in reader.Interests)
                if (!interest.IsAnywhere && resolver.Resolve(interest.Path) is { } real && real != interest.Path && !IsRead(real, reader, interest, interests))
                    detours.Add(new Detour(reader, interest, real));
        return detours;
    }

    /// <summary>Whether the reader looks at the real place anyway.</summary>
    static bool IsRead(string real, IFileReader reader, Interest interest, InterestTable interests)
    {
        List<Wanted> wanted = [];
        return interest.Shape == InterestShape.File
            ? new InterestCursor(interests).Find(Encoding.UTF8.GetBytes(real), wanted) && wanted.Exists(w => w.Reader == reader)
            : reader.Interests.Any(i => i.Shape == interest.Shape && i.Path == real && i.Name == interest.Name);
    }
}
