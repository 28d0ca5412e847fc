namespace Plimsoll.Advisories.Versions.Constraints;

/// <summary>Version ranges of the field's common notation: <c>vers:npm/&gt;=1.2.0|&lt;2.0.0</c>.</summary>
/// <remarks>VERS specification, "Version Range Specifier"; versions are percent-encoded and compared by the order of the scheme that is named.</remarks>
static class VersConstraint
{
    const string Prefix = "vers:";

    /// <returns>null where the text is no range of a scheme that is known.</returns>
    public static VersionSet? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!ConstraintText.IsBounded(text) || !text.StartsWith(Prefix, StringComparison.Ordinal) || slash < 0 || SchemeOf(text[Prefix.Length..slash]) is not { } scheme)
            return null;
        var constraints = text[(slash + 1)..].Replace(" ", "", StringComparison.Ordinal).Trim('|');
        if (constraints == "*")
            return VersionSet.Of(scheme, VersionSpan.All);
        List<(string Sign, string Version)> all = [];
        foreach (var one in constraints.Split('|'))
        {
            var rest = one.AsSpan();
            var sign = ConstraintText.TakeOperator(ref rest);
            if (rest.IsEmpty || rest.Contains('*') || sign is "~" or "~>" or "^" or "<>" or "==")
                return null;
            all.Add((sign is "" ? "=" : sign, Uri.UnescapeDataString(rest.ToString())));
        }

        return Set(scheme, all);
    }

    /// <summary>What lies in a range or is named, and is not excluded; exclusions alone leave all the rest.</summary>
    static VersionSet? Set(IVersionScheme scheme, List<(string Sign, string Version)> all)
    {
        var excluded = VersionSet.Of(scheme, all.Where(c => c.Sign == "!=").Select(c => VersionSpan.Just(c.Version)));
        if (all.TrueForAll(c => c.Sign == "!="))
            return excluded.Complement();
        var bounds = all.FindAll(c => c.Sign is "<" or "<=" or ">" or ">=");
        bounds.Sort((a, b) => scheme.Compare(a.Version, b.Version));
        var named = all.Where(c => c.Sign == "=").Select(c => VersionSpan.Just(c.Version));
        return Spans(bounds) is { } spans ? VersionSet.Of(scheme, named.Concat(spans)).Except(excluded) : null;
    }

    /// <summary>Bounds in order: a lower one opens a range, the next upper one ends it.</summary>
    /// <returns>null where two lower or two upper ones follow each other, which the specification calls invalid.</returns>
    static List<VersionSpan>? Spans(List<(string Sign, string Version)> bounds)
    {
        List<VersionSpan> spans = [];
        (string Sign, string Version)? lower = null;
        foreach (var (index, bound) in bounds.Index())
        {
            if (bound.Sign[0] == '>' ? lower is not null : lower is null && index > 0)
                return null;
            if (bound.Sign[0] == '>')
            {
                lower = bound;
                continue;
            }

            spans.Add(new VersionSpan(lower?.Version, lower?.Sign == ">=", bound.Version, bound.Sign == "<="));
            lower = null;
        }

        if (lower is { } open)
            spans.Add(new VersionSpan(open.Version, open.Sign == ">=", null, false));
        return spans;
    }

    static IVersionScheme? SchemeOf(string name) => name switch
    {
        "npm" or "cargo" or "semver" or "hex" or "swift" => VersionSchemes.SemVer,
        "pub" or "julia" => VersionSchemes.Pub,
        "pypi" => VersionSchemes.Pep440,
        "gem" => VersionSchemes.RubyGems,
        "maven" => VersionSchemes.Maven,
        "nuget" => VersionSchemes.NuGet,
        "composer" => VersionSchemes.Composer,
        "golang" => VersionSchemes.Go,
        "hackage" => VersionSchemes.Hackage,
        "cran" => VersionSchemes.Cran,
        "conan" => VersionSchemes.Conan,
        "opam" => VersionSchemes.Opam,
        "bitnami" => VersionSchemes.Bitnami,
        "deb" => VersionSchemes.Dpkg,
        "rpm" => VersionSchemes.Rpm,
        "apk" or "alpine" => VersionSchemes.Apk,
        "alpm" or "arch" => VersionSchemes.Alpm,
        "generic" or "none" or "all" => VersionSchemes.Generic,
        _ => null,
    };
}
