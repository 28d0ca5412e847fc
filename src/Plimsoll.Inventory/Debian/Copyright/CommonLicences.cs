using System.Buffers;
using System.Text;

namespace Plimsoll.Inventory.Debian.Copyright;

/// <summary>Finds where a file points at <c>/usr/share/common-licenses</c>.</summary>
/// <remarks>Debian policy 12.5: packages under these licences point at Debian's copies, and repeat none.</remarks>
static class CommonLicences
{
    const int MaxReferences = 4096;

    static readonly SearchValues<byte> NameBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-"u8);

    static ReadOnlySpan<byte> Directory => "common-licenses/"u8;

    /// <param name="granted">Families of GNU's licences of which the file says in words which version it grants: it may point at any copy of these.</param>
    public static void Read(ReadOnlySpan<byte> text, IReadOnlySet<string> granted, LicenceSet licences)
    {
        for (var references = 0; references < MaxReferences && text.IndexOf(Directory) is >= 0 and var found; references++)
        {
            text = text[(found + Directory.Length)..];
            var end = text.IndexOfAnyExcept(NameBytes);
            var name = (end < 0 ? text : text[..end]).TrimEnd(".-"u8);
            if (name.Length is > 0 and <= 16)
                Add(Encoding.ASCII.GetString(name), granted, licences);
        }
    }

    static void Add(string name, IReadOnlySet<string> granted, LicenceSet licences)
    {
        if (GnuName.Spdx(name) is { } gnu)
        {
            if (!granted.Contains(name.Split('-')[0]))
                licences.Add(gnu);
        }
        else if (name == "BSD")
        {
            licences.Add("BSD-3-Clause");
        }
        else if (ShortNames.Spdx(name) is { } id && !id.StartsWith(ShortNames.Reference, StringComparison.Ordinal))
        {
            licences.Add(id);
        }
    }
}
