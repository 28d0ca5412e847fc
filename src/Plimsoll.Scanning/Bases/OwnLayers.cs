using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;

namespace Plimsoll.Scanning.Bases;

/// <summary>Leaves what the image's own builder brought: the rest is for the maker of the base image to mend.</summary>
static class OwnLayers
{
    /// <param name="notes">A sentence on what was left out is added.</param>
    public static IReadOnlyList<Finding> Of(IReadOnlyList<Finding> findings, BaseImage? known, ref IReadOnlyList<string> notes)
    {
        if (known is null)
        {
            notes = [.. notes, "It cannot be told on what the image was built, so --own-layers leaves nothing out; scan its base once, or name it in the label org.opencontainers.image.base.digest."];
            return findings;
        }

        List<Finding> own = [.. findings.Where(f => f.Package?.IsOfBase != true)];
        notes = [.. notes, $"{findings.Count - own.Count:N0} findings of the base image{(known.Name is { } name ? $" {name}" : "")} ({known.Layers:N0} layers) are left out."];
        return own;
    }
}
