using Plimsoll.Core;
using Plimsoll.Images.Trees;

namespace Plimsoll.Cli;

/// <summary>What is set outside the command line: <c>PLIMSOLL_…</c> variables, then one <c>plimsoll.yaml</c>. Read once, at the start.</summary>
sealed class Configuration
{
    const string FileName = "plimsoll.yaml";
    const int MaxBytes = 1024 * 1024;

    readonly Func<string, string?> variable;
    readonly string path = "";
    readonly string directory = "";
    readonly IReadOnlyList<ConfigurationEntry> entries = [];
    readonly string? problem;

    Configuration(Func<string, string?> variable, string workingDirectory)
    {
        this.variable = variable;
        var candidates = Candidates(variable, workingDirectory);
        if (candidates.FirstOrDefault(c => Path.Exists(c.Path)) is not { Path: not null } found)
            return;
        (path, directory) = found;
        try
        {
            entries = ConfigurationFile.Parse(BoundedFile.Read(path, MaxBytes, out var why) ?? throw new UsageException($"{path} cannot be read: {why}; put a file of settings there, or none."), path);
        }
        catch (UsageException e)
        {
            problem = e.Message;
        }
    }

    /// <param name="variable">Gives an environment variable, or null.</param>
    /// <remarks>The first file that exists is taken, alone: in the working directory, then in the user's config home.</remarks>
    public static Configuration Load(Func<string, string?> variable, string workingDirectory) => new(variable, workingDirectory);

    /// <summary>What an option falls back on: its variable, then the file's line; null where neither is set.</summary>
    public Setting? Find(string option)
    {
        var name = VariableOf(option);
        if (variable(name) is { Length: > 0 } value)
            return new Setting(name, value, "");
        var key = KeyOf(option);
        return entries.FirstOrDefault(e => e.Key == key) is { } entry ? new Setting($"{path}:{entry.Line}: {key}", entry.Value, directory) : null;
    }

    /// <summary>Why the file cannot be followed, in one sentence; null where it can, or there is none.</summary>
    /// <param name="options">Every option that may be set.</param>
    public string? Problem(IEnumerable<string> options)
    {
        if (problem is not null)
            return problem;
        var known = options.Select(KeyOf).ToHashSet(StringComparer.Ordinal);
        return entries.FirstOrDefault(e => !known.Contains(e.Key)) is { } stray
            ? $"{path}:{stray.Line}: '{stray.Key}' is no setting; there are {string.Join(", ", known.Order(StringComparer.Ordinal))}."
            : null;
    }

    static IEnumerable<(string Path, string Directory)> Candidates(Func<string, string?> variable, string workingDirectory)
    {
        // Relative to the working directory, paths are right as they stand.
        yield return (Path.Join(workingDirectory, FileName), "");
        var home = variable("XDG_CONFIG_HOME") is { Length: > 0 } xdg && Path.IsPathRooted(xdg) ? xdg
            : variable("HOME") is { Length: > 0 } user ? Path.Join(user, ".config") : null;
        if (home is not null)
            yield return (Path.Join(home, "plimsoll", FileName), Path.Join(home, "plimsoll"));
    }

    static string KeyOf(string option) => option.TrimStart('-');

    static string VariableOf(string option) => $"PLIMSOLL_{KeyOf(option).Replace('-', '_').ToUpperInvariant()}";
}
