namespace Plimsoll.Cli.Completion;

/// <param name="Names">With their dashes: <c>--output</c>, <c>-o</c>.</param>
/// <param name="Words">What its value may be, where that is fixed.</param>
/// <param name="Paths">Which names on disk its value may be.</param>
sealed record CompletionOption(IReadOnlyList<string> Names, string Description, bool TakesValue, IReadOnlyList<string> Words, PathKind Paths);
