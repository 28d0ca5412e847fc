using System.CommandLine;
using System.CommandLine.Completions;

namespace Plimsoll.Cli.Completion;

/// <summary>All that a shell can complete, read off the command tree.</summary>
/// <remarks>What a value is, its placeholder says, as it says to readers of the help: FILE and TARGET are names on disk, DIR those of directories.</remarks>
static class CompletionTree
{
    const string Program = "plimsoll";

    public static IReadOnlyList<CompletionPlace> Of(Command root)
    {
        List<CompletionPlace> places = [];
        Walk(root, Program, [], places);
        return places;
    }

    static void Walk(Command command, string path, IReadOnlyList<Option> inherited, List<CompletionPlace> places)
    {
        var commands = command.Subcommands.Where(c => !c.Hidden).ToList();
        var options = command.Options.Where(o => !o.Hidden).ToList();
        places.Add(new CompletionPlace(
            path,
            [.. commands.Select(c => (c.Name, c.Description ?? ""))],
            [.. options.Concat(inherited).Select(Option).OrderBy(o => o.Names[0], StringComparer.Ordinal)],
            [.. command.Arguments.SelectMany(Words).Distinct()],
            command.Arguments.Select(a => PathsOf(a.HelpName ?? a.Name)).DefaultIfEmpty().Max()));
        foreach (var child in commands)
            Walk(child, $"{path} {child.Name}", [.. inherited, .. options.Where(o => o.Recursive)], places);
    }

    static CompletionOption Option(Option option)
    {
        var takesValue = option.ValueType != typeof(bool) && option.Arity.MaximumNumberOfValues > 0;
        return new CompletionOption(
            [.. option.Aliases.Prepend(option.Name).Where(IsTyped).Distinct()],
            option.Description ?? "",
            takesValue,
            takesValue ? [.. Words(option)] : [],
            takesValue ? PathsOf(option.HelpName ?? "") : PathKind.None);
    }

    static IEnumerable<string> Words(Symbol symbol) => symbol.GetCompletions(CompletionContext.Empty).Select(c => c.InsertText ?? c.Label);

    static PathKind PathsOf(string placeholder) =>
        placeholder.Contains("=FILE", StringComparison.Ordinal) ? PathKind.FilesBehindSign
        : placeholder.Contains("FILE", StringComparison.Ordinal) || placeholder.Contains("TARGET", StringComparison.Ordinal) ? PathKind.Files
        : placeholder.Contains("DIR", StringComparison.Ordinal) ? PathKind.Directories : PathKind.None;

    /// <summary>Not <c>/h</c> and <c>-?</c>, which stand for help too and mean other things to a shell.</summary>
    static bool IsTyped(string name) => name.StartsWith('-') && char.IsAsciiLetter(name.TrimStart('-')[0]);
}
