namespace Plimsoll.Trust.Client;

/// <summary>The names under which a store keeps things.</summary>
public static class StoredNames
{
    public const string Root = "root.json";
    public const string Timestamp = "timestamp.json";
    public const string Snapshot = "snapshot.json";
    public const string Targets = "targets.json";

    /// <summary>When the last update began that ended well.</summary>
    public const string Clock = "clock";
}
