using System.Text;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Inventory.Binary.Classifiers.Engine;

/// <summary>How one program without a package manager is known, as its file says.</summary>
sealed record Classifier
{
    /// <summary>Where a version stands in a template.</summary>
    public const string Version = "{version}";

    /// <summary>The file's name, without its ending.</summary>
    public required string Name { get; init; }

    /// <summary>What the program is, for people.</summary>
    public required string Description { get; init; }

    /// <summary>Whose it is: the project's page.</summary>
    public required string Home { get; init; }

    public required IReadOnlyList<PathGlob> Files { get; init; }

    /// <summary>Whether the program is a text or an archive that an interpreter runs, and not machine code.</summary>
    public required bool IsScript { get; init; }

    /// <summary>What a file must hold all of, beside the version.</summary>
    public required IReadOnlyList<byte[]> Needs { get; init; }

    /// <summary>What a file must hold none of: the marks of those that took the program over and changed it.</summary>
    public required IReadOnlyList<byte[]> Unless { get; init; }

    /// <summary>In the order in which they are tried.</summary>
    public required IReadOnlyList<BytePattern> Patterns { get; init; }

    public required PackageType Type { get; init; }

    public required string Package { get; init; }

    /// <summary>What the package's version is, of the one found: <c>v{version}</c> for a Go module.</summary>
    public required string VersionTemplate { get; init; }

    public required IReadOnlyList<string> Cpes { get; init; }

    /// <summary>The package that a file is; null where it is none of this classifier's, or states no version.</summary>
    public Package? Find(ReadOnlySpan<byte> file)
    {
        foreach (var pattern in Patterns)
            if (pattern.VersionIn(file) is { } version)
                return HoldsWhatItShould(file) ? ToPackage(version) : null;
        return null;
    }

    bool HoldsWhatItShould(ReadOnlySpan<byte> file)
    {
        foreach (var mark in Needs)
            if (file.IndexOf(mark) < 0)
                return false;
        foreach (var mark in Unless)
            if (file.IndexOf(mark) >= 0)
                return false;
        return true;
    }

    Package ToPackage(string version) => new()
    {
        Type = Type,
        Name = Package,
        Version = VersionTemplate.Replace(Version, version, StringComparison.Ordinal),
        Cpes = [.. Cpes.Select(c => c.Replace(Version, Escape(version), StringComparison.Ordinal))],
        Basis = $"binary: {Name}",
    };

    // CPE 2.3 naming, 5.3.2: all but letters, digits and the underscore is quoted, and of those a dot and a hyphen are shown without their quote.
    static string Escape(string version)
    {
        var text = new StringBuilder(version.Length);
        foreach (var c in version)
            (char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' ? text : text.Append('\\')).Append(c);
        return text.ToString();
    }
}
