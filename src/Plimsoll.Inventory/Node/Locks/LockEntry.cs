namespace Plimsoll.Inventory.Node.Locks;

/// <summary>One entry of a lock file: a package, or a part of the project itself.</summary>
sealed class LockEntry
{
    public required string Name { get; init; }

    /// <summary>Empty where only a commit or an address is locked.</summary>
    public string Version { get; init; } = "";

    public string? Origin { get; init; }

    public string? Licence { get; init; }

    public IReadOnlyList<string> Checksums { get; init; } = [];

    /// <summary>Whether it is code of the project: its root, a workspace, a directory beside it. Such is no package of a registry.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether it serves development alone, where the file itself says so of each entry.</summary>
    public bool? SaysDevelopment { get; init; }

    public List<LockEntry> Needs { get; } = [];

    /// <summary>What only those who work on it need; of the project's own parts.</summary>
    public List<LockEntry> DevelopmentNeeds { get; } = [];
}
