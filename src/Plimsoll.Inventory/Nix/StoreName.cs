using System.Buffers;
using Plimsoll.Core;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Nix;

/// <summary>The name and version in the name of a store path: <c>HASH-NAME-VERSION[-OUTPUT]</c>.</summary>
/// <remarks>Nix manual, <c>builtins.parseDrvName</c>: the version begins after the first dash that no letter follows. Guix names its store's paths alike.</remarks>
static class StoreName
{
    const int HashLength = 32;

    static readonly SearchValues<char> HashLetters = SearchValues.Create("0123456789abcdfghijklmnpqrsvwxyz");

    static readonly string[] Outputs = ["-out", "-bin", "-lib", "-dev", "-static", "-man", "-doc", "-devdoc", "-info", "-debug", "-dist", "-data", "-py", "-python", "-terminfo", "-getent", "-xz", "-gir", "-sdk"];

    // Build recipes, patches and sources lie in the store beside what was built of them.
    static readonly string[] NoPackages = [".drv", ".patch", ".diff", ".lock", ".sh", ".tar", ".tar.gz", ".tar.bz2", ".tar.xz", ".tar.zst", ".tgz", ".zip", ".gem", ".crate", ".whl", "-source", ".src", "-vendor", "-checkout", "-builder"];

    /// <returns>null where the path is no store path, or has no version: scripts, profiles and configuration lie in the store too.</returns>
    public static (string Name, string Version)? Of(ReadOnlySpan<char> directory, Limits limits)
    {
        if (directory.Length <= HashLength + 1 || directory[HashLength] != '-' || directory[..HashLength].ContainsAnyExcept(HashLetters))
            return null;
        var rest = directory[(HashLength + 1)..];
        foreach (var end in NoPackages)
            if (rest.EndsWith(end))
                return null;
        for (var at = 1; at < rest.Length - 1; at++)
            if (rest[at] == '-' && !char.IsAsciiLetter(rest[at + 1]))
                return FieldText.Of(rest[..at], limits) is { } name && FieldText.Of(WithoutOutput(rest[(at + 1)..]), limits) is { } version && char.IsAsciiDigit(version[0]) ? (name, version) : null;
        return null;
    }

    static ReadOnlySpan<char> WithoutOutput(ReadOnlySpan<char> version)
    {
        foreach (var output in Outputs)
            if (version.Length > output.Length && version.EndsWith(output))
                return version[..^output.Length];
        return version;
    }
}
