using System.Security.Cryptography;
using System.Text;
using Plimsoll.Advisories.Database;

namespace Plimsoll.Advisories.Updating;

/// <summary>The fingerprint of what a database is made of: the feeds' bytes, and the program that reads them.</summary>
static class UpdateInputs
{
    public static string Of(IEnumerable<FeedFetch> feeds)
    {
        var text = new StringBuilder($"{Schema.Version} {typeof(UpdateInputs).Assembly.ManifestModule.ModuleVersionId}\n");
        foreach (var feed in feeds)
            foreach (var file in feed.Used?.Files ?? [])
                text.Append(feed.Feed.Name).Append(' ').Append(feed.Feed.Form).Append(' ').Append(file.Path).Append(' ').Append(file.Digest).Append('\n');
        return $"feeds sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))}";
    }
}
