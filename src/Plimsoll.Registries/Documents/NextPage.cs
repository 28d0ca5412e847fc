using Plimsoll.Core;
using Plimsoll.Network;
using Plimsoll.Registries.Transfer;

namespace Plimsoll.Registries.Documents;

/// <summary>The <c>Link</c> to the next page of a list.</summary>
/// <remarks>RFC 8288; distribution-spec 1.1, section Listing Tags.</remarks>
static class NextPage
{
    const int MaxHeader = 8 * 1024;

    /// <returns>The path below <c>/v2/REPOSITORY/</c>; null on the last page.</returns>
    /// <exception cref="ServiceException">It leads out of the repository: its credentials must not follow.</exception>
    public static string? Of(Reply reply)
    {
        if (reply.Header("Link") is not { Length: <= MaxHeader } link || !link.Contains("rel=\"next\"", StringComparison.OrdinalIgnoreCase) && !link.Contains("rel=next", StringComparison.OrdinalIgnoreCase))
            return null;
        var (open, close) = (link.IndexOf('<', StringComparison.Ordinal), link.IndexOf('>', StringComparison.Ordinal));
        if (open < 0 || close < open || !Uri.TryCreate(reply.From, link[(open + 1)..close], out var next))
            return null;
        var root = new Uri(reply.Registry, $"/v2/{reply.Place.Repository}/").AbsolutePath;
        return Hosts.SameOrigin(next, reply.Registry) && next.AbsolutePath.StartsWith(root, StringComparison.Ordinal)
            ? next.PathAndQuery[root.Length..]
            : throw new ServiceException($"{reply.Place.Registry} leads from a list of {reply.Place.Name} to another place; it is not followed.");
    }
}
