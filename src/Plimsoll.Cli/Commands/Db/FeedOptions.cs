using System.CommandLine;
using Plimsoll.Advisories.Updating;

namespace Plimsoll.Cli.Commands.Db;

/// <summary>The option of every verb that knows the primary feeds.</summary>
sealed class FeedOptions(Settings settings)
{
    readonly Option<string?> file = settings.FilePath("--feeds-file", "A list that changes, disables or adds primary feeds; its form is that of: plimsoll db feeds --yaml", "FILE");

    public void AddTo(Command command) => command.Options.Add(file);

    public IReadOnlyList<PrimaryFeed> Read(ParseResult result) => result.GetValue(file) is { } path ? FeedCatalogue.With(path) : FeedCatalogue.BuiltIn;
}
