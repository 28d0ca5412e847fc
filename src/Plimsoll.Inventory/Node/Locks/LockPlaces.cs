namespace Plimsoll.Inventory.Node.Locks;

/// <summary>Where lock files speak of a project.</summary>
static class LockPlaces
{
    /// <summary>Whether it is no lock file that an installed package was published with: those lock nothing of whoever installs the package.</summary>
    public static bool IsOfProject(ReadOnlySpan<byte> path) => !path.StartsWith("node_modules/"u8) && path.IndexOf("/node_modules/"u8) < 0;
}
