using System.Buffers;
using System.Text;

namespace Plimsoll.Inventory.Debian.Copyright;

/// <summary>Finds grants that GNU's licences propose: "GNU General Public License …; either version 2 of the License, or (at your option) any later version".</summary>
static class GnuGrants
{
    /// <summary>A file may say "later" without end; each costs a look at what stands before it.</summary>
    const int MaxMentions = 4096;

    /// <summary>From "version 2" to "later version".</summary>
    const int VersionReach = 160;

    /// <summary>From the licence's name to its version: "as published by the Free Software Foundation" stands between.</summary>
    const int NameReach = 320;

    static readonly SearchValues<byte> NumberBytes = SearchValues.Create("0123456789."u8);

    /// <returns>The families (<c>GPL</c>, <c>LGPL</c>…) that the text grants so.</returns>
    public static IReadOnlySet<string> Read(ReadOnlySpan<byte> text, LicenceSet licences)
    {
        var granted = new HashSet<string>(StringComparer.Ordinal);
        var at = 0;
        for (var mentions = 0; mentions < MaxMentions && text[at..].IndexOf("later"u8) is >= 0 and var found; mentions++)
        {
            at += found;
            if (Grant(text, at) is var (family, version) && GnuName.Spdx(family, version, orLater: true) is { } id)
            {
                licences.Add(id);
                granted.Add(family);
            }

            at += "later".Length;
        }

        return granted;
    }

    static (string Family, string Version)? Grant(ReadOnlySpan<byte> text, int later)
    {
        var reach = Phrase.Before(text, later, VersionReach);
        var mark = reach.LastIndexOf("ersion"u8);
        if (mark < 0)
            return null;
        var version = Number(reach[(mark + "ersion".Length)..]);
        return !version.IsEmpty && Family(Phrase.Before(text, later - reach.Length + mark, NameReach)) is { } family ? (family, Encoding.ASCII.GetString(version)) : null;
    }

    /// <summary><c>2</c> of "2, or", <c>2.1</c> of "2.1 of".</summary>
    static ReadOnlySpan<byte> Number(ReadOnlySpan<byte> text)
    {
        text = text.TrimStart(" \t\r\n*#"u8);
        var end = text.IndexOfAnyExcept(NumberBytes);
        return (end < 0 ? text : text[..end]).TrimEnd((byte)'.');
    }

    /// <summary>The family named last.</summary>
    static string? Family(ReadOnlySpan<byte> name)
    {
        var general = name.LastIndexOf("General"u8);
        var letters = name.LastIndexOf("GPL"u8);
        var documentation = Math.Max(name.LastIndexOf("Free Documentation"u8), name.LastIndexOf("FDL"u8));
        if (documentation > Math.Max(general, letters))
            return "GFDL";
        if (letters > general)
            return letters == 0 ? "GPL" : name[letters - 1] switch { (byte)'L' => "LGPL", (byte)'A' => "AGPL", _ => "GPL" };
        return general < 0 || !Phrase.Begins(name[general..], "General Public"u8) ? null : Kind(Phrase.Before(name, general, 24));
    }

    /// <summary>"GNU Lesser", "GNU Library" or "GNU Affero" before "General Public License".</summary>
    static string Kind(ReadOnlySpan<byte> before)
    {
        before = before.TrimEnd(" \t\r\n*#"u8);
        return before.EndsWith("Lesser"u8) || before.EndsWith("Library"u8) ? "LGPL" : before.EndsWith("Affero"u8) ? "AGPL" : "GPL";
    }
}
