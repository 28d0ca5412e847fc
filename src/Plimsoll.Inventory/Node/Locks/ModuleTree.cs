namespace Plimsoll.Inventory.Node.Locks;

/// <summary>A directory as Node looks for modules in it: in its own <c>node_modules</c>, then in those of the directories above.</summary>
sealed class ModuleTree
{
    // Deeper than any tool nests; what a hostile file nests deeper is a package without edges.
    const int MaxDepth = 48;

    readonly ModuleTree? parent;
    readonly Room room;
    readonly int depth;
    Dictionary<string, ModuleTree>? modules;
    Dictionary<string, ModuleTree>? directories;

    /// <param name="mostPlaces">Places without end: a short path can name forty new ones.</param>
    public ModuleTree(int mostPlaces) => room = new Room { Left = mostPlaces };

    ModuleTree(ModuleTree parent) => (this.parent, room, depth) = (parent, parent.room, parent.depth + 1);

    public LockEntry? Entry { get; set; }

    /// <summary>The module of this name in the directory's own <c>node_modules</c>; null where that would be too deep, or one too many.</summary>
    public ModuleTree? Module(string name) => Child(ref modules, name);

    public ModuleTree? Directory(string name) => Child(ref directories, name);

    /// <summary>What code in this directory gets when it asks for a module.</summary>
    public LockEntry? Find(string name)
    {
        for (var place = this; place is not null; place = place.parent)
            if (place.modules?.TryGetValue(name, out var found) == true && found.Entry is { } entry)
                return entry;
        return null;
    }

    ModuleTree? Child(ref Dictionary<string, ModuleTree>? children, string name)
    {
        if (children?.TryGetValue(name, out var child) == true)
            return child;
        if (depth == MaxDepth || room.Left == 0)
            return null;
        room.Left--;
        children ??= new(StringComparer.Ordinal);
        children.Add(name, child = new ModuleTree(this));
        return child;
    }

    sealed class Room
    {
        public int Left { get; set; }
    }
}
