using Plimsoll.Advisories.Database;
using Plimsoll.Advisories.Embedded;
using Plimsoll.Advisories.Store;

namespace Plimsoll.Cli;

/// <summary>Chooses the database: the one that was named, else the updated one, else the one that the program carries; never an updated one that is older than that.</summary>
static class DatabaseChoice
{
    public static ChosenDatabase Of(string? given, string dataHome, string cacheHome)
    {
        if (given is not null)
            return new ChosenDatabase(given, DatabaseOrigin.Given, null, null);
        var store = new DatabaseStore(dataHome);
        if (store.CurrentPath is not { } updated)
            return new ChosenDatabase(EmbeddedDatabase.EnsureUnpacked(cacheHome), DatabaseOrigin.Carried, null, store.Problem);
        if (Carried(cacheHome) is not { } carried)
            return new ChosenDatabase(updated, DatabaseOrigin.Updated, store.Checked, null);
        if (Built(updated) is not { } day)
            return new ChosenDatabase(carried, DatabaseOrigin.Carried, null, $"The updated advisory database {updated} cannot be read and was left out; fetch it again with: plimsoll db update");
        return string.CompareOrdinal(day, Built(carried)) >= 0
            ? new ChosenDatabase(updated, DatabaseOrigin.Updated, store.Checked, null)
            : new ChosenDatabase(carried, DatabaseOrigin.Carried, null, $"The database that the program carries is newer than the updated one, of {day}, and is used in its place; update that with: plimsoll db update");
    }

    static string? Carried(string cacheHome)
    {
        try
        {
            return EmbeddedDatabase.EnsureUnpacked(cacheHome);
        }
        catch (UnusableDatabaseException)
        {
            return null;
        }
    }

    static string? Built(string path)
    {
        try
        {
            using var database = AdvisoryDatabase.Open(path);
            return database.Info.Built;
        }
        catch (UnusableDatabaseException)
        {
            return null;
        }
    }
}
