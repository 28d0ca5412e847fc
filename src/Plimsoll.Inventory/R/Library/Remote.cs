using Plimsoll.Core;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.R.Library;

/// <summary>Where a package of R came from: a repository of source that <c>remotes</c> noted, else the archive's name (<c>CRAN</c>, <c>RSPM</c>), else Bioconductor.</summary>
static class Remote
{
    public static string? Of(Dictionary<string, string> fields, Limits limits)
    {
        var commit = fields.GetValueOrDefault("RemoteSha") is { } sha ? $"@{sha}" : "";
        return (fields.GetValueOrDefault("RemoteType"), fields.GetValueOrDefault("RemoteUsername"), fields.GetValueOrDefault("RemoteRepo")) switch
        {
            ("github", { } user, { } repository) => $"git+https://github.com/{user}/{repository}{commit}",
            ("gitlab", { } user, { } repository) => $"git+https://gitlab.com/{user}/{repository}{commit}",
            _ when PublicUrl.Of(fields.GetValueOrDefault("RemoteUrl"), limits) is { } url => $"{url}{commit}",
            _ => fields.GetValueOrDefault("Repository") ?? (fields.ContainsKey("biocViews") ? "Bioconductor" : null),
        };
    }
}
