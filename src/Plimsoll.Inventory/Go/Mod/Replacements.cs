namespace Plimsoll.Inventory.Go.Mod;

/// <summary>Which modules a go.mod puts in the place of others.</summary>
/// <remarks>Go Modules Reference, "replace directive": of a version, or of all; by a module, or by a directory.</remarks>
sealed class Replacements
{
    readonly Dictionary<(string Path, string Version), (string Path, string Version)> all = [];

    /// <summary><c>OLD [VERSION] => NEW [VERSION]</c>.</summary>
    public void Add(IReadOnlyList<string> words)
    {
        switch (words)
        {
            case [var old, "=>", var by]: all[(old, "")] = (by, ""); break;
            case [var old, "=>", var by, var version]: all[(old, "")] = (by, version); break;
            case [var old, var oldVersion, "=>", var by]: all[(old, oldVersion)] = (by, ""); break;
            case [var old, var oldVersion, "=>", var by, var version]: all[(old, oldVersion)] = (by, version); break;
        }
    }

    /// <summary>What is built in a module's place. Of a directory nobody knows more than whose place it took.</summary>
    public (string Path, string Version) Of(string path, string version)
    {
        if (!all.TryGetValue((path, version), out var by) && !all.TryGetValue((path, ""), out by))
            return (path, version);
        return by.Version.Length == 0 ? (path, "") : by;
    }
}
