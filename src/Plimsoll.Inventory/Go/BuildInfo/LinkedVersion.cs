namespace Plimsoll.Inventory.Go.BuildInfo;

/// <summary>The version that a build had the linker write into a variable: <c>-X main.version=1.2.3</c>.</summary>
static class LinkedVersion
{
    /// <summary>What such variables are called, the surest first; letters alone, in lower case.</summary>
    static readonly string[] Names = ["version", "gitversion", "semver", "appversion", "buildversion", "releaseversion", "versionstring", "gittag", "tag", "ver"];

    /// <summary>Main modules whose version lives in another module's variable.</summary>
    static readonly (string Main, string Package)[] Elsewhere = [("k8s.io/kubernetes", "k8s.io/component-base/version")];

    /// <summary>The version, <c>v</c> and three numbers; null where no variable of the main module itself holds one.</summary>
    public static string? Of(string? flags, GoModule main)
    {
        if (flags is null)
            return null;
        var best = (Rank: int.MaxValue, Version: (string?)null);
        foreach (var (variable, value) in Variables(flags))
            if (RankOf(variable, main.Path) is var rank && rank < best.Rank && SemanticVersion.Of(value) is { } version)
                best = (rank, version);
        return best.Version;
    }

    static IEnumerable<(string Variable, string Value)> Variables(string flags)
    {
        var words = GoQuoted.Split(flags);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i].StartsWith("--", StringComparison.Ordinal) ? words[i][1..] : words[i];
            var setting = word == "-X" && i + 1 < words.Count ? words[++i] : word.StartsWith("-X=", StringComparison.Ordinal) ? word[3..] : "";
            var equals = setting.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                yield return (setting[..equals], setting[(equals + 1)..].Trim('\'', '"'));
        }
    }

    static int RankOf(string variable, string main)
    {
        var dot = variable.LastIndexOf('.');
        if (dot <= 0)
            return int.MaxValue;
        var (package, name) = (variable[..dot], string.Concat(variable[(dot + 1)..].Where(char.IsAsciiLetter)).ToLowerInvariant());
        var rank = Array.IndexOf(Names, name);
        return rank < 0 || !IsOf(package, main) ? int.MaxValue : rank;
    }

    // A library's version is set by the same means, so the variable must be the main module's own.
    static bool IsOf(string package, string main) =>
        package == "main" || package == main || package.StartsWith(main + "/", StringComparison.Ordinal) || Array.IndexOf(Elsewhere, (main, package)) >= 0;
}
