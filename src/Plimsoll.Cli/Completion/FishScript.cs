using System.Text;

namespace Plimsoll.Cli.Completion;

/// <summary>Completions of fish: a condition that knows the place, and a line for each word.</summary>
static class FishScript
{
    public static string Write(IReadOnlyList<CompletionPlace> places)
    {
        var script = new StringBuilder();
        script.Line("""
            # Completion of plimsoll for fish, written by: plimsoll completion fish
            function __plimsoll_at
                set -l at plimsoll
                set -l takes_value no
                set -l words (commandline -opc)
                set -e words[1]
                for word in $words
                    if test $takes_value = yes
                        set takes_value no
                        continue
                    end
                    switch "$at $word"
            """);
        script.Line($"            case {Either(ShellScripts.Steps(places))}");
        script.Line("                set at \"$at $word\"");
        script.Line($"            case {Either(ShellScripts.Valued(places))}");
        script.Line("""
                            set takes_value yes
                    end
                end
                test "$at" = "$argv"
            end
            """);
        foreach (var place in places)
        {
            var complete = $"complete -c plimsoll -n {Quoted($"__plimsoll_at {place.Path}")}";
            if (place.Paths == PathKind.None)
                script.Line($"{complete} -f");
            if (place.Words.Count > 0)
                script.Line($"{complete} -a {Quoted(string.Join(' ', place.Words))}");
            foreach (var (name, description) in place.Commands)
                script.Line($"{complete} -a {name} -d {Quoted(description)}");
            foreach (var option in place.Options)
                script.Line($"{complete} {string.Join(' ', option.Names.Select(Name))}{Value(option)} -d {Quoted(option.Description)}");
        }

        return script.ToString();
    }

    static string Name(string name) => name.StartsWith("--", StringComparison.Ordinal) ? $"-l {name[2..]}" : $"-s {name[1..]}";

    static string Value(CompletionOption option)
    {
        if (!option.TakesValue)
            return "";
        var words = option.Paths == PathKind.Directories ? [.. option.Words, "(__fish_complete_directories)"] : option.Words;
        return $"{(option.Paths is PathKind.Files or PathKind.FilesBehindSign ? " -r" : " -x")}{(words.Count > 0 ? $" -a {Quoted(string.Join(' ', words))}" : "")}";
    }

    static string Either(IEnumerable<string> texts) => string.Join(' ', texts.Select(Quoted));

    /// <summary>In single quotes, in which fish knows two escapes.</summary>
    static string Quoted(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
