using System.Text;

namespace Plimsoll.Cli.Completion;

/// <summary>The shells, and what their scripts have in common.</summary>
/// <remarks>
/// Each script walks the words before the cursor as the parser does: a command's name goes one place down, an option that takes a value takes the
/// next word. Then it offers what the option, or else the place, may have.
/// </remarks>
static class ShellScripts
{
    public static IReadOnlyList<(string Shell, Func<IReadOnlyList<CompletionPlace>, string> Write)> All { get; } =
    [
        ("bash", BashScript.Write),
        ("zsh", ZshScript.Write),
        ("fish", FishScript.Write),
    ];

    /// <summary>Every place and word that lead one place down: <c>plimsoll db</c>.</summary>
    public static IEnumerable<string> Steps(IReadOnlyList<CompletionPlace> places) => places.Skip(1).Select(p => p.Path);

    /// <summary>Every place and option that takes the next word: <c>plimsoll scan --db</c>.</summary>
    public static IEnumerable<string> Valued(IReadOnlyList<CompletionPlace> places) => places.SelectMany(p => Valued(p, p.Options));

    /// <summary>The same, those together that may have the same values.</summary>
    public static IEnumerable<(IReadOnlyList<string> Names, IReadOnlyList<string> Words, PathKind Paths)> Values(IReadOnlyList<CompletionPlace> places) => places
        .SelectMany(p => p.Options.Select(o => (Place: p, Option: o)))
        .Where(o => o.Option.Words.Count > 0 || o.Option.Paths != PathKind.None)
        .GroupBy(o => (Words: string.Join(' ', o.Option.Words), o.Option.Paths))
        .Select(g => ((IReadOnlyList<string>)[.. g.SelectMany(o => Valued(o.Place, [o.Option]))], g.First().Option.Words, g.Key.Paths));

    public static string PathsOf(PathKind paths) => paths switch { PathKind.Files => "files", PathKind.Directories => "directories", _ => "" };

    /// <summary>In single quotes, as bash and zsh read them.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>The pattern of a <c>case</c> that matches any of <paramref name="texts"/>.</summary>
    public static string Either(IEnumerable<string> texts) => string.Join('|', texts.Select(Quoted));

    /// <summary>Scripts have one kind of line end, whatever the sources have.</summary>
    public static StringBuilder Line(this StringBuilder script, string line) => script.Append(line).Append('\n');

    static IEnumerable<string> Valued(CompletionPlace place, IEnumerable<CompletionOption> options) =>
        options.Where(o => o.TakesValue).SelectMany(o => o.Names).Select(name => $"{place.Path} {name}");
}
