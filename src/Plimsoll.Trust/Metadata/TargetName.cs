namespace Plimsoll.Trust.Metadata;

/// <summary>Names of targets become paths and addresses, so they are plain: letters, digits and <c>. _ -</c> in parts between slashes, no part beginning with a dot.</summary>
static class TargetName
{
    const int MaxLength = 200;

    public static bool IsPlain(string name) =>
        name.Length is > 0 and <= MaxLength
        && name.Split('/').All(part => part.Length > 0 && part[0] != '.' && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-'));

    /// <summary>Where it lies in a repository with consistent snapshots: the digest before the last part.</summary>
    public static string Consistent(string name, string digest)
    {
        var slash = name.LastIndexOf('/') + 1;
        return $"{name[..slash]}{digest}.{name[slash..]}";
    }
}
