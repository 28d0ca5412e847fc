namespace Plimsoll.Inventory.Go.BuildInfo;

/// <summary>A module of a build as build info lists it.</summary>
/// <param name="Version">As written; empty where there is none.</param>
/// <param name="Sum"><c>h1:</c> and base64; null where there is none, as for the main module and for directories.</param>
sealed record GoModule(string Path, string Version, string? Sum)
{
    const string Devel = "(devel)";

    /// <summary>The version that a registry knows it by; empty for a directory, for a build that was not versioned, and for the 0.0.0 that stands for none.</summary>
    public string KnownVersion => Version is Devel or "v0.0.0" ? "" : Version;

    /// <summary>Whether it is a directory that took the place of a module.</summary>
    public bool IsDirectory => Path.StartsWith('.') || Path.StartsWith('/') || Path is [_, ':', ..];
}
