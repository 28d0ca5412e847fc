using System.Buffers;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Inventory.GitHub.Workflow;

/// <summary>From what stands after <c>uses:</c> to a package.</summary>
/// <remarks>GitHub, "Workflow syntax": <c>OWNER/REPO[/PATH]@REF</c>, <c>docker://IMAGE</c>, or a path that begins with a dot.</remarks>
static class UsedAction
{
    const int CommitLength = 40;
    const string Docker = "docker://";

    static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <returns>null for what lies in the repository itself, and for what is no use of anything.</returns>
    public static Package? Of(string uses, IReadOnlyDictionary<string, string> comments) =>
        uses.StartsWith('.') ? null
        : uses.StartsWith(Docker, StringComparison.Ordinal) ? Image(uses[Docker.Length..])
        : Action(uses, comments);

    public static bool IsCommit(string reference) => reference.Length == CommitLength && !reference.AsSpan().ContainsAnyExcept(HexDigits);

    static Package? Action(string uses, IReadOnlyDictionary<string, string> comments)
    {
        var at = uses.LastIndexOf('@');
        var path = (at < 0 ? uses : uses[..at]).Split('/');
        if (path.Length < 2 || path[0].Length == 0 || path[1].Length == 0 || uses.AsSpan().ContainsAny(" \t\n{}"))
            return null;
        var reference = at < 0 ? "" : uses[(at + 1)..];
        var (name, isPinned) = ($"{path[0]}/{path[1]}", IsCommit(reference));
        var comment = isPinned ? comments.GetValueOrDefault(uses) : null;
        return new Package
        {
            Type = PackageType.GitHubAction,
            Name = name,
            Version = comment ?? reference,
            Basis = comment is not null ? "comment" : isPinned ? "commit" : "tag",
            Origin = comment is null ? null : $"https://github.com/{name}@{reference}",
            IsDirect = true,
        };
    }

    static Package? Image(string image)
    {
        var at = image.IndexOf('@', StringComparison.Ordinal);
        var named = at < 0 ? image : image[..at];
        var colon = named.LastIndexOf(':');
        if (colon < named.LastIndexOf('/'))
            colon = -1;
        var name = colon < 0 ? named : named[..colon];
        return name.Length == 0 || image.AsSpan().ContainsAny(" \t\n{}") ? null : new Package
        {
            Type = PackageType.Generic,
            Name = name,
            Version = at >= 0 ? image[(at + 1)..] : colon >= 0 ? named[(colon + 1)..] : "",
            Origin = Docker + image,
            Basis = "image",
            IsDirect = true,
        };
    }
}
