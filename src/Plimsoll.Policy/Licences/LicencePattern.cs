using System.IO.Enumeration;
using Plimsoll.Core;
using Plimsoll.Core.Licences;

namespace Plimsoll.Policy.Licences;

/// <summary>An entry of a list of licences: an id of the SPDX list, a <c>LicenseRef-</c>, or either with <c>*</c> and <c>?</c>; perhaps <c>WITH</c> an exception.</summary>
public sealed class LicencePattern
{
    readonly string id;
    readonly IReadOnlySet<string> listed;

    LicencePattern(string id, IReadOnlySet<string> listed, string? exception) => (this.id, this.listed, Exception) = (id, listed, exception);

    /// <summary>What must stand behind <c>WITH</c>, in small or capital letters; null where anything may, or nothing.</summary>
    public string? Exception { get; }

    /// <summary>Reads one entry.</summary>
    /// <exception cref="UsageException">It matches nothing that a licence could be called.</exception>
    public static LicencePattern Parse(string text)
    {
        var parts = text.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var exception = parts.Length == 3 && parts[1].Equals("WITH", StringComparison.OrdinalIgnoreCase) ? parts[2] : null;
        if (parts.Length != (exception is null ? 1 : 3) || (exception is not null && !SpdxIds.Exceptions.Values.Any(e => FileSystemName.MatchesSimpleExpression(exception, e, ignoreCase: true))))
            throw Unknown(text);
        var id = parts[0];
        var listed = Listed(id);
        if (listed.Count == 0 && !id.StartsWith(CustomLicence.Prefix, StringComparison.OrdinalIgnoreCase))
            throw Unknown(text);
        return new LicencePattern(id, listed, exception);
    }

    /// <summary>Whether a licence is meant, with the exception that it has.</summary>
    public bool Matches(NamedLicence licence) => MatchesId(licence.Id) && (Exception is null || (licence.Exception is { } e && FileSystemName.MatchesSimpleExpression(Exception, e, ignoreCase: true)));

    /// <summary>Whether one of the licences that it lets the user choose is meant: GPL-2.0-or-later is GPL-3.0 too.</summary>
    public bool MatchesAnyVersion(NamedLicence licence) => Matches(licence) || LaterVersions.Of(licence).Any(Matches);

    bool MatchesId(string licence) => listed.Contains(licence) || FileSystemName.MatchesSimpleExpression(id, licence, ignoreCase: true);

    static HashSet<string> Listed(string id)
    {
        if (id.AsSpan().ContainsAny('*', '?'))
            return [.. SpdxIds.Licences.Values.Where(l => FileSystemName.MatchesSimpleExpression(id, l, ignoreCase: true))];
        if (!SpdxIds.Licences.TryGetValue(id, out var listed))
            return [];

        // GPL-2.0 of old is either of the two of today.
        HashSet<string> both = [.. SpdxIds.Licences.Values.Where(l => l == $"{listed}-only" || l == $"{listed}-or-later")];
        return both.Count > 0 ? both : LicenceExpression.Of(listed).Term is NamedLicence { Exception: null } today ? [today.Id] : [listed];
    }

    static UsageException Unknown(string text) =>
        new($"'{text}' is no licence of the SPDX list {SpdxIds.ListVersion}; write ids as in MIT,GPL-3.0-only, with * and ? for any characters, and LicenseRef-NAME for what the list does not hold.");
}
