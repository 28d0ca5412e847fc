using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Scanning.Bases;

/// <summary>Tells where an image's base ends: by a chain of layers that was seen before, else by the history.</summary>
static class BaseFinder
{
    /// <summary>The base of an image; null where it cannot be told, or the subject is no image.</summary>
    /// <param name="known">Null knows no images.</param>
    public static BaseImage? Find(OpenedSubject subject, KnownImages? known)
    {
        if (subject.Subject.Kind is not (SubjectKind.Image or SubjectKind.Container) || subject.Layers.Count < 2)
            return null;
        var stated = subject.Base;
        if (known is not null && Chains(subject) is { } chains && Longest(chains, known, subject.Subject.Kind) is { } seen)
            return stated?.Digest is { } digest && digest == seen.Digest
                ? new BaseImage(seen.Layers, stated.Name ?? seen.Name, digest, BaseGround.Digest)
                : new BaseImage(seen.Layers, seen.Name, seen.Digest, BaseGround.Chain);
        return stated?.LayersByHistory is { } layers && layers < subject.Layers.Count ? new BaseImage(layers, stated.Name, stated.Digest, BaseGround.History) : null;
    }

    /// <summary>Remembers an image whose every layer has proven that it is what its digest says.</summary>
    public static void Keep(OpenedSubject subject, KnownImages known)
    {
        if (subject.Subject.Kind == SubjectKind.Image && subject.Layers.All(l => l.CacheKey is not null) && Chains(subject) is [.., var whole] chains)
            known.Keep(whole, new KnownImage(subject.Subject.Name, subject.Subject.Digest, chains.Count));
    }

    static KnownImage? Longest(IReadOnlyList<Digest> chains, KnownImages known, SubjectKind kind)
    {
        // An image is not its own base; a container's own layer is one more than its image's.
        for (var layers = chains.Count - (kind == SubjectKind.Image ? 1 : 0); layers > 0; layers--)
            if (known.Find(chains[layers - 1]) is { } image && image.Layers == layers)
                return image;
        return null;
    }

    static IReadOnlyList<Digest>? Chains(OpenedSubject subject)
    {
        List<Digest> ids = [];
        foreach (var layer in subject.Layers)
            if (layer.Id is { } id)
                ids.Add(id);
            else
                break;
        return ids.Count == 0 || (subject.Subject.Kind == SubjectKind.Image && ids.Count < subject.Layers.Count) ? null : ChainIds.Of(ids);
    }
}
