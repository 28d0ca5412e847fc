using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Plimsoll.Core;

/// <summary>A package URL, <c>pkg:type/namespace/name@version?qualifiers#subpath</c>, in its canonical form.</summary>
/// <remarks>Package-URL specification 1.0. Two are equal when their canonical texts are.</remarks>
public sealed class PackageUrl : IEquatable<PackageUrl>
{
    readonly string canonical;

    /// <exception cref="FormatException">Type or name is missing or malformed.</exception>
    public PackageUrl(string type, string? ns, string name, string? version = null, IEnumerable<KeyValuePair<string, string>>? qualifiers = null, string? subpath = null)
    {
        if (!IsKey(type, "+.-") || string.IsNullOrEmpty(name))
            throw new FormatException($"A package URL needs a type and a name; '{type}' and '{name}' were given.");
        Type = type.ToLowerInvariant();
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in qualifiers ?? [])
            if (!string.IsNullOrEmpty(value))
                sorted[IsKey(key, ".-_") ? key.ToLowerInvariant() : throw new FormatException($"'{key}' is no name of a package URL's qualifier.")] = value;
        Qualifiers = sorted;
        (Namespace, Name, Version) = PackageUrlTypes.Normalise(Type, Segments(ns), name, string.IsNullOrEmpty(version) ? null : version, sorted);
        Subpath = subpath is null ? null : Segments(string.Join('/', subpath.Split('/').Where(s => s is not ("." or ".."))));
        canonical = Format();
    }

    public string Type { get; }

    public string? Namespace { get; }

    public string Name { get; }

    public string? Version { get; }

    /// <summary>In the order of their names.</summary>
    public IReadOnlyDictionary<string, string> Qualifiers { get; }

    public string? Subpath { get; }

    public static PackageUrl Parse(string text) => TryParse(text, out var purl) ? purl : throw new FormatException($"'{text}' is not a package URL.");

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PackageUrl? purl)
    {
        purl = null;
        if (text is null || !text.StartsWith("pkg:", StringComparison.OrdinalIgnoreCase))
            return false;
        try
        {
            purl = Read(text["pkg:".Length..].TrimStart('/'));
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    public bool Equals(PackageUrl? other) => other is not null && canonical == other.canonical;

    public override bool Equals(object? obj) => Equals(obj as PackageUrl);

    public override int GetHashCode() => canonical.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => canonical;

    static PackageUrl Read(string rest)
    {
        var subpath = CutLast(ref rest, '#');
        var query = CutLast(ref rest, '?');
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            throw new FormatException("no name");
        var (type, path) = (rest[..slash], rest[(slash + 1)..].Trim('/'));
        // The version's mark comes after the last slash: a namespace such as "@angular" may hold the same character.
        var at = path.LastIndexOf('@');
        string? version = null;
        var last = path.LastIndexOf('/');
        if (at == last + 1)
            throw new FormatException("no name");
        if (at > last)
            (version, path) = (Uri.UnescapeDataString(path[(at + 1)..]), path[..at]);
        if (PackageUrlTypes.HasPathAsName(type.ToLowerInvariant()))
            last = path.IndexOf('/', StringComparison.Ordinal);
        var ns = last < 0 ? null : string.Join('/', path[..last].Split('/').Select(Uri.UnescapeDataString));
        return new PackageUrl(type, ns, Uri.UnescapeDataString(path[(last + 1)..]), version, Pairs(query),
            subpath is null ? null : string.Join('/', subpath.Split('/').Select(Uri.UnescapeDataString)));
    }

    static IEnumerable<KeyValuePair<string, string>> Pairs(string? query)
    {
        foreach (var pair in (query ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new FormatException("a qualifier without a value");
            yield return new(pair[..equals], Uri.UnescapeDataString(pair[(equals + 1)..]));
        }
    }

    static string? CutLast(ref string text, char mark)
    {
        var at = text.LastIndexOf(mark);
        if (at < 0)
            return null;
        var tail = text[(at + 1)..];
        text = text[..at];
        return tail;
    }

    static string? Segments(string? path)
    {
        var joined = string.Join('/', (path ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries));
        return joined.Length == 0 ? null : joined;
    }

    static bool IsKey(string text, string alsoAllowed) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || alsoAllowed.Contains(c, StringComparison.Ordinal));

    string Format()
    {
        var text = new StringBuilder("pkg:").Append(Type).Append('/');
        if (Namespace is not null)
            text.AppendJoin('/', Namespace.Split('/').Select(Escape)).Append('/');
        text.Append(PackageUrlTypes.HasPathAsName(Type) ? string.Join('/', Name.Split('/').Select(Escape)) : Escape(Name));
        if (Version is not null)
            text.Append('@').Append(Escape(Version));
        if (Qualifiers.Count > 0)
            text.Append('?').AppendJoin('&', Qualifiers.Select(q => $"{q.Key}={Escape(q.Value)}"));
        if (Subpath is not null)
            text.Append('#').AppendJoin('/', Subpath.Split('/').Select(Escape));
        return text.ToString();
    }

    // The specification leaves the colon as it is.
    static string Escape(string text) => Uri.EscapeDataString(text).Replace("%3A", ":", StringComparison.Ordinal);
}
