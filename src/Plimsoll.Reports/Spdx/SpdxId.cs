using System.Security.Cryptography;
using System.Text;
using Plimsoll.Reports.Sbom;

namespace Plimsoll.Reports.Spdx;

/// <summary>Ids of elements: letters, digits, <c>.</c> and <c>-</c>, made from an item's name and a mark that keeps it apart from all others.</summary>
/// <remarks>SPDX 2.3, clause 7.2.</remarks>
static class SpdxId
{
    public const string Document = "SPDXRef-DOCUMENT";

    const string Prefix = "SPDXRef-";
    const int MaxName = 64;
    const int MarkBytes = 8;

    public static string Of(BomItem item) => Prefix + Local(item);

    /// <summary>Without the prefix.</summary>
    public static string Local(BomItem item) => Local(item.Kind.ToString(), item.Name, item.Ref);

    public static string Local(string kind, string name, string unique)
    {
        var id = new StringBuilder(kind).Append('-');
        foreach (var c in name.AsSpan(0, Math.Min(name.Length, MaxName)))
            id.Append(char.IsAsciiLetterOrDigit(c) || c == '.' ? c : '-');
        return id.Append('-').Append(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(unique)).AsSpan(0, MarkBytes))).ToString();
    }
}
