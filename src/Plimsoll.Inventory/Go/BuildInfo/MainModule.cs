namespace Plimsoll.Inventory.Go.BuildInfo;

/// <summary>Which module a program is of: by build info, or, where it was built without modules as Docker's own are, by the path of its package.</summary>
static class MainModule
{
    /// <summary>Null where it cannot be told, and for what belongs to the toolchain.</summary>
    public static GoModule? Of(BuildInfoText info) => info.Main switch
    {
        { Path: "cmd" or "std" } => null,
        { } main => main,
        null => OfPath(info.Path?.Split('/') ?? []),
    };

    // On these hosts a repository is always owner and name; a major version may follow.
    static GoModule? OfPath(string[] path) => path switch
    {
        ["github.com" or "bitbucket.org", { Length: > 0 } owner, { Length: > 0 } name, ['v', > '0', ..] major, ..] when major.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0 =>
            new($"{path[0]}/{owner}/{name}/{major}", "", null),
        ["github.com" or "bitbucket.org", { Length: > 0 } owner, { Length: > 0 } name, ..] => new($"{path[0]}/{owner}/{name}", "", null),
        _ => null,
    };
}
