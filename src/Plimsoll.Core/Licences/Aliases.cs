using System.Collections.Frozen;
using System.Text;

namespace Plimsoll.Core.Licences;

/// <summary>Licences by the names that people write: the table <c>aliases.txt</c>, the list's own ids and names, GNU's families.</summary>
static class Aliases
{
    static readonly FrozenDictionary<string, LicenceTerm> Table = Read();

    /// <summary>What a name stands for; null where that cannot be told.</summary>
    public static LicenceTerm? Of(string name)
    {
        var key = LicenceKey.Of(name);
        return key.Length == 0 ? null : Table.GetValueOrDefault(key) ?? GnuNames.Of(key);
    }

    /// <summary>The lines of <c>aliases.txt</c>: an expression, and its names.</summary>
    public static IEnumerable<(string Expression, string[] Names)> Lines() =>
        Resource("licence-aliases.txt").Where(l => !l.StartsWith('#')).Select(l => l.Split(" = ", 2)).Select(l => (l[0], l[1].Split(" | ")));

    static FrozenDictionary<string, LicenceTerm> Read()
    {
        var table = new Dictionary<string, LicenceTerm>(StringComparer.Ordinal);
        foreach (var (expression, names) in Lines())
            foreach (var name in names)
                table[LicenceKey.Of(name)] = LicenceParser.Own(expression);
        foreach (var id in SpdxIds.Licences.Values)
            if (DeprecatedIds.Current(id) is null)
                table.TryAdd(LicenceKey.Of(id), new NamedLicence(id));
        foreach (var line in Resource("licence-names.tsv"))
            if (line.Split('\t') is [var id, var name])
                table.TryAdd(LicenceKey.Of(name), LicenceParser.Own(id));
        table.Remove("");
        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }

    static List<string> Resource(string name)
    {
        using var reader = new StreamReader(typeof(Aliases).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        List<string> lines = [];
        while (reader.ReadLine() is { } line)
            if (line.Length > 0)
                lines.Add(line);
        return lines;
    }
}
