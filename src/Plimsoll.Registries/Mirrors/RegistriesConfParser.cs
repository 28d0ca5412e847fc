using Plimsoll.Core;
using Tomlyn;

namespace Plimsoll.Registries.Mirrors;

/// <summary>Reads one registries.conf.</summary>
static class RegistriesConfParser
{
    public const int MaxBytes = 1024 * 1024;
    const int MaxMirrors = 32;

    public static (IReadOnlyList<RegistryRule> Rules, string? SearchRegistry) Parse(string text, string file)
    {
        var document = Deserialize(text, file);
        var rules = (document.Registries ?? []).Select(table => Rule(table, file)).ToList();
        var search = (document.SearchRegistries ?? []).FirstOrDefault();
        if (search is not null && !ReferenceGrammar.IsRegistry(search))
            throw Wrong(file, $"its search registry '{ReferenceGrammar.Shown(search)}' is not a host");
        return (rules, search);
    }

    static RegistriesFile Deserialize(string text, string file)
    {
        try
        {
            return TomlSerializer.Deserialize(text, RegistriesFileContext.Default.RegistriesFile) ?? new RegistriesFile();
        }
        catch (Exception e) when (e is TomlException or FormatException or InvalidOperationException or InvalidCastException or ArgumentException or OverflowException)
        {
            throw Wrong(file, e is TomlException { Line: { } line } ? $"line {line} is not as TOML has it, or not of the kind that is expected" : "it is not as TOML has it, or not of the kind that is expected");
        }
    }

    static RegistryRule Rule(RegistriesFile.RegistryTable table, string file)
    {
        var prefix = (table.Prefix is { Length: > 0 } named ? named : table.Location) ?? throw Wrong(file, "a [[registry]] has neither prefix nor location");
        Check(prefix.StartsWith("*.", StringComparison.Ordinal) ? prefix[2..] : prefix, file);
        var mirrors = (table.Mirrors ?? []).Select(m => Mirror(m, table.MirrorByDigestOnly, file)).ToList();
        if (mirrors.Count > MaxMirrors)
            throw Wrong(file, $"'{prefix}' has more than {MaxMirrors} mirrors");
        var location = table.Location is { Length: > 0 } place && place != prefix ? Check(place, file) : null;
        return new RegistryRule(prefix, location, table.Insecure, table.Blocked, mirrors, file);
    }

    static MirrorRule Mirror(RegistriesFile.MirrorTable table, bool onlyDigests, string file)
    {
        var location = Check(table.Location ?? throw Wrong(file, "a [[registry.mirror]] has no location"), file);
        return table.PullFromMirror switch
        {
            null or "" => new MirrorRule(location, table.Insecure, ForTags: !onlyDigests, ForDigests: true),
            "all" => new MirrorRule(location, table.Insecure, ForTags: true, ForDigests: true),
            "digest-only" => new MirrorRule(location, table.Insecure, ForTags: false, ForDigests: true),
            "tag-only" => new MirrorRule(location, table.Insecure, ForTags: true, ForDigests: false),
            { } other => throw Wrong(file, $"pull-from-mirror is '{ReferenceGrammar.Shown(other)}', not all, digest-only or tag-only"),
        };
    }

    static string Check(string location, string file)
    {
        var slash = location.IndexOf('/', StringComparison.Ordinal);
        return ReferenceGrammar.IsRegistry(slash < 0 ? location : location[..slash]) && (slash < 0 || ReferenceGrammar.IsRepository(location[(slash + 1)..]))
            ? location
            : throw Wrong(file, $"'{ReferenceGrammar.Shown(location)}' is not a host, or host/path, without a scheme");
    }

    static UsageException Wrong(string file, string what) => new($"{file} cannot be used: {what}.");
}
