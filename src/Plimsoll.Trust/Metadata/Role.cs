namespace Plimsoll.Trust.Metadata;

/// <summary>The four roles that every repository has, by the names they have in metadata.</summary>
public static class Role
{
    public const string Root = "root";
    public const string Targets = "targets";
    public const string Snapshot = "snapshot";
    public const string Timestamp = "timestamp";

    public static IReadOnlyList<string> All { get; } = [Root, Targets, Snapshot, Timestamp];
}
