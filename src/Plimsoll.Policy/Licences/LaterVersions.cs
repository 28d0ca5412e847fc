using System.Globalization;
using Plimsoll.Core.Licences;

namespace Plimsoll.Policy.Licences;

/// <summary>The versions among which "or later" lets the user choose, as far as the list knows them.</summary>
static class LaterVersions
{
    const string Later = "-or-later";
    const string Only = "-only";

    public static IEnumerable<NamedLicence> Of(NamedLicence licence)
    {
        var isGnu = licence.Id.EndsWith(Later, StringComparison.Ordinal);
        if (!isGnu && !licence.OrLater)
            return [];
        var (family, version) = Split(isGnu ? licence.Id[..^Later.Length] : licence.Id);
        if (version is not { } least)
            return [];
        return SpdxIds.Licences.Values
            .Where(id => Split(Plain(id, isGnu)) is { Version: { } other } parts && parts.Family == family && other >= least)
            .Select(id => licence with { Id = id, OrLater = false });
    }

    static string Plain(string id, bool isGnu) =>
        !isGnu ? id : id.EndsWith(Later, StringComparison.Ordinal) ? id[..^Later.Length] : id.EndsWith(Only, StringComparison.Ordinal) ? id[..^Only.Length] : "";

    static (string Family, decimal? Version) Split(string id)
    {
        var dash = id.LastIndexOf('-');
        return dash > 0 && decimal.TryParse(id.AsSpan(dash + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var version) ? (id[..dash], version) : (id, null);
    }
}
