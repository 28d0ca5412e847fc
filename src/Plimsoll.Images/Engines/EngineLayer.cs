using Plimsoll.Core;
using Plimsoll.Images.Reading;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Images.Engines;

/// <summary>A layer that an engine knows by its diff id. Only walking it needs the image's export.</summary>
sealed class EngineLayer(int index, Digest diffId, string? step, EngineExport export) : ILayer
{
    public int Index => index;

    public Digest? Id => diffId;

    public Digest? CacheKey => diffId;

    public long? StoredBytes => null;

    public string? Step => step;

    public LayerWalk Walk(ILayerVisitor visitor, WalkOptions options, CancellationToken cancellation)
    {
        var layer = export.Layers(cancellation)[index];

        // A compressed layer proves its blob's digest first, and its evidence is to be kept under the diff id.
        var provesOther = options.Verification == Verification.Authenticating && layer.CacheKey != diffId;
        var whole = options with { Verification = provesOther ? Verification.Full : options.Verification, Whole = true };
        var walk = layer.Walk(visitor, whole, cancellation);
        return walk with { Verified = options.Verification == Verification.None ? null : diffId };
    }
}
