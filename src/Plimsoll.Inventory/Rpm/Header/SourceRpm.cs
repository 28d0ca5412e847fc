namespace Plimsoll.Inventory.Rpm.Header;

/// <summary>The file name of a source rpm, <c>name-version-release.src.rpm</c>, by which binary packages name their source.</summary>
static class SourceRpm
{
    const string Suffix = ".src.rpm";
    const string NoSourceSuffix = ".nosrc.rpm";

    /// <param name="epoch">Of the binary package, with its colon: file names have none, and packages share the source's unless they set their own.</param>
    /// <returns>Nulls where the name is not of that form.</returns>
    public static (string? Name, string? Version) Parse(string? file, string epoch)
    {
        if (file is null)
            return (null, null);
        var stem = file.EndsWith(NoSourceSuffix, StringComparison.Ordinal) ? file[..^NoSourceSuffix.Length] :
            file.EndsWith(Suffix, StringComparison.Ordinal) ? file[..^Suffix.Length] : null;
        var release = stem?.LastIndexOf('-') ?? -1;
        var version = release > 0 ? stem!.LastIndexOf('-', release - 1) : -1;
        return version > 0 ? (stem![..version], epoch + stem[(version + 1)..]) : (null, null);
    }
}
