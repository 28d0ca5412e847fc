namespace Plimsoll.Core;

/// <summary>What single types say of the case and form of namespace, name and version.</summary>
static class PackageUrlTypes
{
    public static (string? Namespace, string Name, string? Version) Normalise(string type, string? ns, string name, string? version) => type switch
    {
        "alpm" or "apk" or "bitbucket" or "composer" or "deb" or "github" or "hex" or "bitnami" => (ns?.ToLowerInvariant(), name.ToLowerInvariant(), version),
        "oci" or "otp" => (ns, name.ToLowerInvariant(), version),
        "rpm" or "opkg" => (ns?.ToLowerInvariant(), name, version),
        "pypi" => (ns, name.ToLowerInvariant().Replace('_', '-'), version),
        "huggingface" => (ns, name, version?.ToLowerInvariant()),
        _ => (ns, name, version),
    };
}
