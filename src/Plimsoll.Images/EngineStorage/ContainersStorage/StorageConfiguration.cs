using Tomlyn;
using Tomlyn.Parsing;

namespace Plimsoll.Images.EngineStorage.ContainersStorage;

/// <summary>What <c>storage.conf</c> says of where the storage is.</summary>
/// <remarks>containers-storage.conf(5): table <c>storage</c>, key <c>graphroot</c>.</remarks>
public static class StorageConfiguration
{
    const int TableDepth = 2;

    /// <returns>null where the file does not say, or is no TOML.</returns>
    public static string? GraphRoot(string toml)
    {
        try
        {
            var parser = TomlParser.Create(toml);
            string? root = null;
            string? table = null;
            for (var key = ""; parser.MoveNext();)
            {
                if (parser.Current.Kind == TomlParseEventKind.PropertyName)
                    key = parser.GetPropertyName();
                if (parser.Current.Kind == TomlParseEventKind.PropertyName && parser.Depth < TableDepth)
                    table = key;
                if (parser.Current.Kind == TomlParseEventKind.String && parser.Depth == TableDepth && table == "storage" && key == "graphroot")
                    root = parser.GetString();
            }

            return parser.HasErrors || string.IsNullOrEmpty(root) ? null : root;
        }
        catch (TomlException)
        {
            return null;
        }
    }
}
