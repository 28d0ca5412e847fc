using Plimsoll.Inventory.Node.Locks;

namespace Plimsoll.Inventory.Node.PnpmLock;

/// <summary>How pnpm names an entry. Of one package there are several where its peers differ, and then these stand behind its version.</summary>
/// <remarks>
/// Version 5: <c>/@scope/name/1.2.3_peer@1.0.0</c>, and the host first where it is not the usual registry. Version 6: <c>/@scope/name@1.2.3(peer@1.0.0)</c>.
/// Version 9: <c>@scope/name@1.2.3(peer@1.0.0)</c>, and a place instead of the version where there is no registry: <c>name@file:name.tgz</c>.
/// </remarks>
static class PnpmKey
{
    const int LastWithSlashes = 5;

    /// <returns>Empty texts where the key is that of a place, and names no package.</returns>
    public static (string Name, string Version) Read(string key, int lockVersion)
    {
        var isOfRegistry = key.StartsWith('/');
        var text = WithoutPeers(isOfRegistry ? key[1..] : key);
        if (lockVersion <= LastWithSlashes)
            return ReadSlashes(text, isOfRegistry);
        return Locator.TrySplit(lockVersion < 9 && !isOfRegistry ? WithoutHost(text) : text, out var name, out var version) && IsName(name)
            ? (name, IsVersion(version) ? version : "") : ("", "");
    }

    /// <summary>The key under which the package stands itself, whatever its peers.</summary>
    public static string WithoutPeers(string key)
    {
        var end = key.IndexOf('(', StringComparison.Ordinal);
        return end < 0 ? key : key[..end];
    }

    static (string Name, string Version) ReadSlashes(string text, bool isOfRegistry)
    {
        text = isOfRegistry ? text : WithoutHost(text);
        var slash = text.LastIndexOf('/');
        if (slash <= 0)
            return ("", "");
        var (name, version) = (text[..slash], text[(slash + 1)..].Split('_')[0]);
        return IsName(name) && IsVersion(version) ? (name, version) : ("", "");
    }

    static string WithoutHost(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && text[0] != '@' && text.AsSpan(0, slash).ContainsAny('.', ':') ? text[(slash + 1)..] : text;
    }

    static bool IsName(string text) => text.Length > 0 && !text.Contains(':', StringComparison.Ordinal) && text.Count(c => c == '/') == (text[0] == '@' ? 1 : 0);

    // A commit begins with a digit as well, and has no dot.
    static bool IsVersion(string text) => text.Length > 0 && char.IsAsciiDigit(text[0]) && text.Contains('.', StringComparison.Ordinal) && !text.Contains('/', StringComparison.Ordinal);
}
