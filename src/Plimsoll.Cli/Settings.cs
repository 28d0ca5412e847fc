using System.CommandLine;
using System.CommandLine.Parsing;

namespace Plimsoll.Cli;

/// <summary>Makes the options that fall back on the configuration, and finds the places where data lies.</summary>
sealed class Settings(Configuration configuration)
{
    readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>Every option made so far: what <c>plimsoll.yaml</c> may name.</summary>
    public IEnumerable<string> Names => names;

    /// <param name="words">What it may be, where that is fixed; for completion.</param>
    public Option<string?> Text(string name, string description, string? argument = null, params string[] words) => Fallback(
        new Option<string?>(name) { HelpName = argument }, description, words, (setting, _) => setting.Value);

    /// <summary>A file or directory: in the config home's file, relative to that.</summary>
    public Option<string?> FilePath(string name, string description, string argument) => Fallback(
        new Option<string?>(name) { HelpName = argument }, description, [], (setting, _) => setting.Resolve(setting.Value));

    /// <summary>An address, or a directory: in the config home's file that is relative to it.</summary>
    public Option<string?> Place(string name, string description, string argument) => Fallback(
        new Option<string?>(name) { HelpName = argument }, description, [], (setting, _) => setting.Value.Contains(':', StringComparison.Ordinal) ? setting.Value : setting.Resolve(setting.Value));

    /// <summary>An option that may be repeated; its setting is a list with commas. A value is <c>WORD</c> or <c>WORD=FILE</c>.</summary>
    public Option<string[]> WordsAndFiles(string name, string[] aliases, string description, string argument, params string[] words) => Fallback(
        new Option<string[]>(name, aliases) { HelpName = argument, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false },
        description,
        words,
        (setting, _) => [.. setting.Value.Split(',', StringSplitOptions.TrimEntries).Select(text => WithResolvedFile(setting, text))]);

    /// <summary>Files or directories: an option that may be repeated, whose setting is a list with commas.</summary>
    public Option<string[]> FilePaths(string name, string description, string argument) => Fallback(
        new Option<string[]>(name) { HelpName = argument, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false },
        description,
        [],
        (setting, _) => [.. setting.Value.Split(',', StringSplitOptions.TrimEntries).Select(setting.Resolve)]);

    public Option<bool> Flag(string name, string description, params string[] aliases) => Fallback(new Option<bool>(name, aliases), description, [], YesOrNo);

    /// <summary>Plimsoll's directory below the XDG cache home.</summary>
    public static string CacheHome(string? given) => Home(given, "XDG_CACHE_HOME", ".cache");

    /// <summary>Plimsoll's directory below the XDG data home: what was fetched or built, and is worth keeping.</summary>
    public static string DataHome(string? given) => Home(given, "XDG_DATA_HOME", Path.Join(".local", "share"));

    /// <summary>The present, or SOURCE_DATE_EPOCH where a reproducible report is wanted.</summary>
    public static DateTimeOffset Now(TimeProvider time) =>
        long.TryParse(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH"), out var seconds) && seconds is >= 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : time.GetUtcNow();

    public static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(Now(time).UtcDateTime);

    static string Home(string? given, string variable, string below)
    {
        if (given is not null)
            return Path.GetFullPath(given);
        var xdg = Environment.GetEnvironmentVariable(variable);
        var home = Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } set ? set : Path.GetTempPath();
        return Path.Join(xdg is { Length: > 0 } && Path.IsPathRooted(xdg) ? xdg : Path.Join(home, below), "plimsoll");
    }

    Option<T> Fallback<T>(Option<T> option, string description, string[] words, Func<Setting, ArgumentResult, T> read)
    {
        names.Add(option.Name);
        option.Description = description;
        option.CompletionSources.Add(words);
        option.DefaultValueFactory = result => configuration.Find(option.Name) is { } setting ? read(setting, result) : default!;
        return option;
    }

    static bool YesOrNo(Setting setting, ArgumentResult result)
    {
        switch (setting.Value.ToLowerInvariant())
        {
            case "1" or "true" or "yes":
                return true;
            case "0" or "false" or "no":
                return false;
            default:
                result.AddError($"{setting.Origin} is '{setting.Value}', which is neither yes nor no; write true or false.");
                return false;
        }
    }

    static string WithResolvedFile(Setting setting, string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 || equals == text.Length - 1 ? text : $"{text[..equals]}={setting.Resolve(text[(equals + 1)..])}";
    }
}
