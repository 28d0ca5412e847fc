using System.Globalization;
using System.Text;

namespace Plimsoll.Advisories.Store;

/// <summary>A database of the store, and what it was made of.</summary>
/// <param name="File">Its name in the store's directory.</param>
/// <param name="Inputs">Opaque: the maker's fingerprint of what went in; equal inputs need no new database.</param>
readonly record struct StoredDatabase(string File, string Inputs);

/// <summary>The small file that says which database is in use. It is replaced by a rename, so a reader sees the old one or the new one.</summary>
/// <param name="Checked">When the current database was last known to be the newest there is.</param>
sealed record StorePointer(StoredDatabase Current, StoredDatabase? Previous, DateTimeOffset Checked)
{
    const string FileName = "current";
    const int MaxBytes = 4096;

    /// <returns>Null where there is none, or where it is not of this form.</returns>
    public static StorePointer? Read(string directory)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Text(Path.Join(directory, FileName)).Split('\n'))
            if (line.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space)
                values[line[..space]] = line[(space + 1)..];
        return Database(values, "current") is { } current &&
            DateTimeOffset.TryParseExact(values.GetValueOrDefault("checked"), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new StorePointer(current, Database(values, "previous"), time)
            : null;
    }

    public void Write(string directory)
    {
        var text = new StringBuilder($"current {Current.File}\ncurrent-inputs {Current.Inputs}\n");
        if (Previous is { } previous)
            text.Append(CultureInfo.InvariantCulture, $"previous {previous.File}\nprevious-inputs {previous.Inputs}\n");
        text.Append(CultureInfo.InvariantCulture, $"checked {Checked.ToUniversalTime():O}\n");
        WholeFile.Write(Path.Join(directory, FileName), Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>Names lead nowhere but into the directory.</summary>
    static StoredDatabase? Database(Dictionary<string, string> values, string key) =>
        values.TryGetValue(key, out var file) && StoreNames.IsDatabase(file) ? new StoredDatabase(file, values.GetValueOrDefault($"{key}-inputs") ?? "") : null;

    static string Text(string path)
    {
        try
        {
            using var file = File.OpenHandle(path);
            var buffer = new byte[MaxBytes];
            return Encoding.UTF8.GetString(buffer, 0, RandomAccess.Read(file, buffer, 0));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
