namespace Plimsoll.Inventory.Node.Locks;

/// <summary>What the project asks for itself, and what is there for its development alone.</summary>
sealed class Reach
{
    readonly HashSet<LockEntry> direct = [];
    readonly HashSet<LockEntry> running;
    readonly HashSet<LockEntry> developing;

    public Reach(IReadOnlyList<LockEntry> entries)
    {
        var own = entries.Where(e => e.IsOwn).ToList();
        direct.UnionWith(own.SelectMany(o => o.Needs.Concat(o.DevelopmentNeeds)));
        running = From(own.SelectMany(o => o.Needs));
        developing = From(own.SelectMany(o => o.DevelopmentNeeds));
    }

    public bool IsDirect(LockEntry entry) => direct.Contains(entry);

    public bool IsDevelopment(LockEntry entry) => entry.SaysDevelopment ?? (developing.Contains(entry) && !running.Contains(entry));

    static HashSet<LockEntry> From(IEnumerable<LockEntry> roots)
    {
        HashSet<LockEntry> met = [];
        var open = new Stack<LockEntry>(roots);
        while (open.TryPop(out var entry))
            if (met.Add(entry))
                foreach (var needed in entry.Needs)
                    open.Push(needed);
        return met;
    }
}
