namespace Plimsoll.Cli.Completion;

/// <summary>A place of the command line: behind the name of a command.</summary>
/// <param name="Path">The commands that lead here: <c>plimsoll db status</c>.</param>
/// <param name="Words">What its arguments may be or begin with: <c>docker-archive:</c>.</param>
/// <param name="Paths">Which names on disk its arguments may be.</param>
sealed record CompletionPlace(
    string Path, IReadOnlyList<(string Name, string Description)> Commands, IReadOnlyList<CompletionOption> Options, IReadOnlyList<string> Words, PathKind Paths);
