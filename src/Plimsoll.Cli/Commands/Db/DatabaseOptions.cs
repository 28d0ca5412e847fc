using System.CommandLine;

namespace Plimsoll.Cli.Commands.Db;

/// <summary>The options of every verb of <c>db</c>: where databases lie.</summary>
sealed class DatabaseOptions
{
    readonly Option<string?> cache;
    readonly Option<string?> data;

    public DatabaseOptions(Settings settings)
    {
        Db = settings.FilePath("--db", "The database file; without it the newest of the updated one and the one that the program carries", "FILE");
        cache = settings.FilePath("--cache-dir", "Where the embedded database is unpacked", "DIR");
        data = settings.FilePath("--data-dir", "Where updated databases are kept", "DIR");
        Db.Recursive = cache.Recursive = data.Recursive = true;
    }

    public Option<string?> Db { get; }

    public void AddTo(Command command)
    {
        foreach (var option in (ReadOnlySpan<Option>)[Db, cache, data])
            command.Options.Add(option);
    }

    public string DataHome(ParseResult result) => Settings.DataHome(result.GetValue(data));

    public string CacheHome(ParseResult result) => Settings.CacheHome(result.GetValue(cache));

    public ChosenDatabase Chosen(ParseResult result) => DatabaseChoice.Of(result.GetValue(Db), DataHome(result), CacheHome(result));
}
