using System.Security.Cryptography;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.EngineStorage.Overlay;
using Plimsoll.Images.Sources;
using Plimsoll.Images.Subjects;
using Plimsoll.Images.Trees;

namespace Plimsoll.Images.EngineStorage;

/// <summary>An image, or a container made of one, as it lies unpacked in a storage.</summary>
/// <param name="Image">The image's identity, for the subject.</param>
/// <param name="Layers">The image's layers from the bottom up.</param>
sealed record UnpackedImage(StorageRoot Root, Digest Image, Platform? Platform, IReadOnlyList<OverlayDirectory> Layers, OverlayMarks Marks)
{
    /// <summary>What the image says of the one that it was built on.</summary>
    public StatedBase? Base { get; init; }

    /// <summary>A config that is what its id says.</summary>
    public static ImageConfig Config(byte[] bytes, Digest id, StorageRoot root, Limits limits)
    {
        var actual = Digest.Sha256(SHA256.HashData(bytes));
        return actual == id
            ? ImageConfig.Parse(bytes, $"The config of {id} in {root.Path}", limits)
            : throw new DigestMismatchException($"The config of an image in {root.Path}", id, actual);
    }

    /// <summary>The image as a subject. The storage stays open with it.</summary>
    public OpenedSubject AsImage(string name, OpenOptions options)
    {
        if (options.Platform is { } wanted && Platform is { } platform && !platform.Satisfies(wanted))
            throw new UnreadableSubjectException($"{name} in {Root.Path} is an image for {platform}, not for {wanted}.");
        var (layers, gaps) = OverlayStack.Of(Root, Layers, Marks, options);
        return new OpenedSubject(new Subject(SubjectKind.Image, name, Image, Platform), layers, Root) { Base = Base, Gaps = gaps };
    }

    /// <summary>A container of the image as a subject, with what it changed.</summary>
    /// <param name="container">What its storage says of it.</param>
    /// <param name="own">Its layers over the image's, from the bottom up; the last is the one that it writes to.</param>
    public OpenedSubject AsContainer(string name, Observation container, IReadOnlyList<OverlayDirectory> own, OpenOptions options)
    {
        IReadOnlyList<OverlayDirectory> all = [.. Layers, .. own];
        var (layers, gaps) = OverlayStack.Of(Root, all, Marks, options);
        var (changes, unread) = DriftOf(all, options.Limits);
        return new OpenedSubject(new Subject(SubjectKind.Container, name, Platform: Platform), layers, Root) { Base = Base, Observations = [container, .. changes], Gaps = [.. gaps, .. unread] };
    }

    (IReadOnlyList<Observation> Observations, IReadOnlyList<Gap> Gaps) DriftOf(IReadOnlyList<OverlayDirectory> all, Limits limits)
    {
        using var upper = Root.OpenDirectory(all[^1].Path) ??
            throw new UnreadableSubjectException($"The container's own layer is missing from {Root.Path}: there is no directory {all[^1].Path}.");
        return new Drift(Marks, limits).Of(upper, all.Reverse().Skip(1).Select(d => Root.OpenDirectory(d.Path) ??
            throw new UnreadableSubjectException($"A layer of the container's image is missing from {Root.Path}: there is no directory {d.Path}.")));
    }
}
