namespace Plimsoll.Core;

/// <summary>What single types say of the case and form of namespace, name and version.</summary>
/// <remarks>Package-URL specification, type definitions.</remarks>
static class PackageUrlTypes
{
    const int ChromeIdLength = 32;
    const int ChromeVersionNumbers = 4;

    /// <exception cref="FormatException">The type does not allow such parts.</exception>
    public static (string? Namespace, string Name, string? Version) Normalise(string type, string? ns, string name, string? version, IReadOnlyDictionary<string, string> qualifiers)
    {
        if (Complaint(type, ns, name, version, qualifiers) is { } complaint)
            throw new FormatException($"A package URL of type '{type}' {complaint}; '{ns}' and '{name}' were given.");
        return type switch
        {
            "alpm" or "apk" or "bitbucket" or "brew" or "composer" or "deb" or "git" or "github" or "hex" or "bitnami" => (ns?.ToLowerInvariant(), name.ToLowerInvariant(), version),
            "oci" or "otp" => (ns, name.ToLowerInvariant(), version),
            "rpm" or "opkg" => (ns?.ToLowerInvariant(), name, version),
            "pypi" => (ns, name.ToLowerInvariant().Replace('_', '-'), version),
            "huggingface" => (ns, name, version?.ToLowerInvariant()),

            // Databricks' registry knows no case, others do.
            "mlflow" when qualifiers.TryGetValue("repository_url", out var registry) && registry.Contains("azuredatabricks.net", StringComparison.Ordinal) => (ns, name.ToLowerInvariant(), version),
            _ => (ns, name, version),
        };
    }

    /// <summary>Whether the slashes of a name are its own: only what stands before the first is the namespace.</summary>
    public static bool HasPathAsName(string type) => type == "git";

    static string? Complaint(string type, string? ns, string name, string? version, IReadOnlyDictionary<string, string> qualifiers) => type switch
    {
        "swift" or "vscode-extension" when ns is null => "needs a namespace",
        "otp" or "vcpkg" when ns is not null => "has no namespace",
        "cpan" when name.Contains("::", StringComparison.Ordinal) => "names a distribution, not a module",
        "julia" when !qualifiers.ContainsKey("uuid") => "needs a uuid",
        "chrome-extension" when name.Length != ChromeIdLength || name.AsSpan().ContainsAnyExceptInRange('a', 'p') => "is named by 32 letters from a to p",
        "chrome-extension" when version is not null && !IsChromeVersion(version) => "has one to four numbers as its version",
        _ => null,
    };

    static bool IsChromeVersion(string version)
    {
        var numbers = version.Split('.');
        return numbers.Length <= ChromeVersionNumbers && numbers.All(n => n.Length > 0 && n.All(char.IsAsciiDigit));
    }
}
