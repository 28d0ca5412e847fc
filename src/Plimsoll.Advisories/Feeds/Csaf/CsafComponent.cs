using Plimsoll.Core;

namespace Plimsoll.Advisories.Feeds.Csaf;

/// <summary>One rpm package as Red Hat names it in a document: with a version where a build is meant, without where every build is.</summary>
readonly record struct CsafComponent(string Name, string? Evr, string? Architecture, string? Module)
{
    /// <summary>By its package URL; documents before 2024 name what is not fixed by its id alone: <c>curl</c>, <c>nodejs:18/nodejs</c>.</summary>
    /// <returns>False for containers, modules as such, Java archives…</returns>
    public static bool TryRead(string id, string? purl, out CsafComponent component)
    {
        component = default;
        if (purl is null)
            return TryReadId(id, out component);
        if (!PackageUrl.TryParse(purl, out var url))
            return false;
        if (url.Type == "rpmmod")
        {
            // pkg:rpmmod/redhat/nodejs:18/nodejs is a package in a module; pkg:rpmmod/redhat/nodejs@18:… is the module.
            if (url.Namespace?.Split('/') is not [_, var module])
                return false;
            component = new CsafComponent(url.Name, null, null, module);
            return true;
        }

        if (url.Type != "rpm")
            return false;
        component = new CsafComponent(
            url.Name,
            url.Version is null ? null : Vendors.Evr.Join(url.Qualifiers.GetValueOrDefault("epoch"), url.Version, null),
            url.Qualifiers.GetValueOrDefault("arch"),
            NameAndStream(url.Qualifiers.GetValueOrDefault("rpmmod")));
        return true;
    }

    /// <summary>The stream of a module as such: <c>nodejs:18</c> of <c>pkg:rpmmod/redhat/nodejs@18:8070020230306170042:bd1311ed</c>.</summary>
    public static string? ModuleOf(string? purl) =>
        PackageUrl.TryParse(purl, out var url) && url is { Type: "rpmmod", Version: { } version } ? NameAndStream($"{url.Name}:{version}") : null;

    static bool TryReadId(string id, out CsafComponent component)
    {
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        var module = slash < 0 ? null : NameAndStream(id[..slash]);
        component = new CsafComponent(id[(slash + 1)..], null, null, module);

        // A slash without a stream before it is a container; a colon without a slash is a build or a module.
        return component.Name.Length > 0 && component.Name.AsSpan().IndexOfAny(":/ ") < 0 && (slash < 0) == (module is null);
    }

    static string? NameAndStream(string? module) => module?.Split(':') is [{ Length: > 0 } name, { Length: > 0 } stream, ..] ? $"{name}:{stream}" : null;
}
