using System.Security.Cryptography;
using System.Text;
using Plimsoll.Core;

namespace Plimsoll.Scanning.Bases;

/// <summary>Names for layers together with all those below them.</summary>
/// <remarks>OCI image specification 1.1, config.md, "Layer ChainID".</remarks>
static class ChainIds
{
    /// <param name="diffIds">From the bottom up.</param>
    /// <returns>The chain id of the lowest layer, of the lowest two, and so on.</returns>
    public static IReadOnlyList<Digest> Of(IReadOnlyList<Digest> diffIds)
    {
        List<Digest> chain = [];
        foreach (var diffId in diffIds)
            chain.Add(chain.Count == 0 ? diffId : Digest.Sha256(SHA256.HashData(Encoding.ASCII.GetBytes($"{chain[^1]} {diffId}"))));
        return chain;
    }
}
