using System.Text.Json;
using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Inventory.Python.Locks;

namespace Plimsoll.Inventory.Python.Uv;

/// <summary>Who is reached from the project's own packages, and by which kind of dependency. Versions of one name count as one.</summary>
sealed class UvGraph
{
    readonly Dictionary<string, List<string>> needs = new(StringComparer.Ordinal);
    readonly HashSet<string> direct = new(StringComparer.Ordinal);
    readonly HashSet<string> running;
    readonly HashSet<string> developing;

    public UvGraph(IReadOnlyList<JsonElement> entries)
    {
        List<string> roots = [], development = [];
        foreach (var entry in entries)
        {
            var names = Needs(entry, "dependencies").Concat(Grouped(entry, "optional-dependencies")).Select(d => d.Name).ToList();
            if (!IsProject(entry))
            {
                if (entry.Text("name") is { } name)
                    Add(name, names);
                continue;
            }

            HasProject = true;
            roots.AddRange(names);
            development.AddRange(Grouped(entry, "dev-dependencies").Select(d => d.Name));
        }

        direct.UnionWith(roots);
        direct.UnionWith(development);
        running = Reach(roots);
        developing = Reach(development);
    }

    public bool HasProject { get; }

    public bool IsDirect(string name) => direct.Contains(name);

    public bool IsDevelopment(string name) => developing.Contains(name) && !running.Contains(name);

    public static bool IsProject(JsonElement entry) => entry.Get("source") is { } source && (source.Get("virtual") ?? source.Get("editable") ?? source.Get("directory")) is not null;

    /// <summary>The dependencies of a list: a name each, and a version where several are locked.</summary>
    public static IEnumerable<Dependency> Needs(JsonElement entry, string list) => Needs(entry.Items(list));

    static IEnumerable<Dependency> Needs(IEnumerable<JsonElement> items) => items.Select(ToDependency).OfType<Dependency>();

    static IEnumerable<Dependency> Grouped(JsonElement entry, string table) => entry.Members(table).SelectMany(group => Needs(LockFile.Items(group.Value)));

    static Dependency? ToDependency(JsonElement item) => item.Text("name") is { } name ? new Dependency(name, item.Text("version")) : null;

    void Add(string name, List<string> names)
    {
        if (needs.TryGetValue(name, out var known))
            known.AddRange(names);
        else
            needs[name] = names;
    }

    HashSet<string> Reach(IEnumerable<string> from)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(from);
        while (open.TryPop(out var name))
            if (reached.Add(name) && needs.TryGetValue(name, out var next))
                next.ForEach(open.Push);
        return reached;
    }
}
