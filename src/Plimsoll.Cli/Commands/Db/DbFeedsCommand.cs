using System.CommandLine;
using Plimsoll.Advisories.Updating;

namespace Plimsoll.Cli.Commands.Db;

/// <summary><c>db feeds</c>.</summary>
static class DbFeedsCommand
{
    public static Command Create(Terminal terminal, Settings settings, DatabaseOptions places)
    {
        var feeds = new FeedOptions(settings);
        var yaml = new Option<bool>("--yaml") { Description = "Print the list that the program carries, to be changed and named by --feeds-file" };
        var command = new Command("feeds", "List the primary feeds: where they are fetched, on what terms, and of when the kept copies are") { yaml };
        feeds.AddTo(command);
        command.SetAction(result =>
        {
            if (result.GetValue(yaml))
                terminal.Output.Write(FeedCatalogue.Text());
            else
                Print(terminal, feeds.Read(result), KeptFeed.All(places.DataHome(result)).ToDictionary(k => k.Name, StringComparer.Ordinal));
            return ExitCode.Done;
        });
        return command;
    }

    static void Print(Terminal terminal, IReadOnlyList<PrimaryFeed> feeds, Dictionary<string, KeptFeed> kept)
    {
        terminal.Output.WriteLine($"{"feed",-22} {"on",-3} {"form",-14} {"kept",-10} {"advisories",10}  {"licence",-26} address");
        foreach (var feed in feeds)
        {
            var copy = kept.GetValueOrDefault(feed.Name);
            var more = feed.Index is null && feed.Files.Count > 1 ? $" and {feed.Files.Count - 1:N0} more" : "";
            terminal.Output.WriteLine($"{feed.Name,-22} {(feed.IsOn ? "yes" : "no"),-3} {feed.Form,-14} {copy?.Confirmed.ToString("yyyy-MM-dd") ?? "-",-10} {copy?.Advisories ?? 0,10:N0}  {feed.Licence,-26} {feed.Index ?? feed.Files[0]}{more}");
        }
    }
}
