using System.Security.Cryptography;
using System.Text;
using Plimsoll.Core;

namespace Plimsoll.Images.EngineStorage;

/// <summary>The names of stacks of layers.</summary>
/// <remarks>OCI image specification 1.1, config.md, "Layer ChainID".</remarks>
static class ChainId
{
    /// <summary>For each layer from the bottom up, the id of the stack that ends with it.</summary>
    public static IReadOnlyList<Digest> Of(IReadOnlyList<Digest> diffIds)
    {
        var chain = new Digest[diffIds.Count];
        for (var i = 0; i < chain.Length; i++)
            chain[i] = i == 0 ? diffIds[0] : Digest.Sha256(SHA256.HashData(Encoding.ASCII.GetBytes($"{chain[i - 1]} {diffIds[i]}")));
        return chain;
    }
}
