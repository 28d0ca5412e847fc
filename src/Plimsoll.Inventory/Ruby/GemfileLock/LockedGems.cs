using System.Text;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Ruby.GemfileLock;

/// <summary>Reads Bundler's lock file, line by line.</summary>
/// <remarks>
/// Sections begin at the margin. In <c>GEM</c>, <c>GIT</c>, <c>PATH</c> and <c>PLUGIN SOURCE</c> four blanks begin a gem, <c>NAME (VERSION[-PLATFORM])</c>, and six
/// what it needs, <c>NAME (RANGE)</c>. <c>DEPENDENCIES</c> are what the Gemfile names; <c>CHECKSUMS</c> say <c>NAME (VERSION[-PLATFORM]) sha256=HEX</c>.
/// </remarks>
sealed class LockedGems(EvidenceSink evidence)
{
    readonly Dictionary<(string Name, string Version), LockedGem> gems = [];
    readonly HashSet<string> direct = new(StringComparer.Ordinal);
    string section = "";
    string? remote;
    LockedGem? current;

    Limits Limits => evidence.Limits;

    public void Read(ReadOnlySpan<byte> bytes)
    {
        var number = 0;
        foreach (var line in new Lines(bytes))
        {
            if (!evidence.MayRead(++number))
                break;
            if (line.Length > Limits.MaxFieldBytes)
                continue;
            if (line.StartsWith("======="u8))
                continue;
            if (line.StartsWith("<<<<<<<"u8) || line.StartsWith(">>>>>>>"u8))
                evidence.Gap(GapCode.Malformed, $"line {number:N0} is the mark of a merge that was not settled");
            else if (!Take(Encoding.UTF8.GetString(line)))
                break;
        }
    }

    public void Keep()
    {
        var versions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var gem in gems.Values)
            versions.TryAdd(gem.Name, gem.Version);
        foreach (var gem in gems.Values)
            if (!evidence.Add(gem.ToPackage(direct.Contains(gem.Name), versions)))
                return;
    }

    bool Take(string line)
    {
        var text = line.AsSpan().TrimStart(' ');
        switch (line.Length - text.Length)
        {
            case 0 when !text.IsEmpty:
                (section, remote, current) = (text.TrimEnd().ToString(), null, null);
                break;
            case 2 when section == "DEPENDENCIES":
                direct.Add(Name(text));
                break;
            case 2 when section == "CHECKSUMS":
                TakeChecksum(text);
                break;
            case 2 when text.StartsWith("remote:"):
                remote = FieldText.Of(text["remote:".Length..], Limits);
                break;
            case 4 when HasGems:
                return TakeGem(text);
            case 6 when HasGems && current?.Needs.Count < Limits.MaxDependenciesPerPackage:
                current.Needs.Add(Name(text));
                break;
        }

        return true;
    }

    bool HasGems => section is "GEM" or "GIT" or "PATH" or "PLUGIN SOURCE";

    bool TakeGem(ReadOnlySpan<char> text)
    {
        var (name, version, platform) = Versioned(text);
        if (name.Length == 0 || version.Length == 0)
        {
            current = null;
            evidence.Gap(GapCode.Malformed, $"a gem of the section {section} has no version");
            return true;
        }

        if (!gems.TryGetValue((name, version), out current))
        {
            if (gems.Count > Limits.MaxPackagesPerFile)
                return false;
            gems[(name, version)] = current = new LockedGem(name, version, section == "GEM" ? Elsewhere(remote) : remote);
        }

        current.Platforms.Add(platform);
        return true;
    }

    /// <summary>Gems that run anywhere have one checksum; of those built for platforms nobody knows which one was taken.</summary>
    void TakeChecksum(ReadOnlySpan<char> text)
    {
        var (name, version, platform) = Versioned(text);
        var mark = text.IndexOf("sha256=");
        if (mark >= 0 && platform.Length == 0 && gems.TryGetValue((name, version), out var gem) && gem.Platforms is { Count: 1 })
            gem.Checksum = FieldText.Of(text[(mark + "sha256=".Length)..], Limits) is { } hex ? $"sha256:{hex}" : null;
    }

    static string? Elsewhere(string? remote) => remote is "https://rubygems.org/" or "http://rubygems.org/" ? null : remote;

    /// <summary>Dashes do not stand in versions of gems, so the first one begins the platform.</summary>
    static (string Name, string Version, string Platform) Versioned(ReadOnlySpan<char> text)
    {
        var inside = InBrackets(text);
        var dash = inside.IndexOf('-');
        return dash < 0 ? (Name(text), inside.ToString(), "") : (Name(text), inside[..dash].ToString(), inside[(dash + 1)..].ToString());
    }

    /// <summary>The name of <c>NAME (REST)</c>, or of <c>NAME</c> alone; <c>!</c> marks a gem that does not come from the usual place.</summary>
    static string Name(ReadOnlySpan<char> text)
    {
        var open = text.IndexOf(" (");
        return (open < 0 ? text : text[..open]).Trim().TrimEnd('!').ToString();
    }

    static ReadOnlySpan<char> InBrackets(ReadOnlySpan<char> text)
    {
        var rest = text[(text.IndexOf('(') + 1)..];
        var close = rest.IndexOf(')');
        return close < 0 ? [] : rest[..close];
    }
}
