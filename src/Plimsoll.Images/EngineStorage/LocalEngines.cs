using Plimsoll.Core;
using Plimsoll.Images.Engines;
using Plimsoll.Images.EngineStorage.Containerd;
using Plimsoll.Images.EngineStorage.ContainersStorage;
using Plimsoll.Images.EngineStorage.DockerOverlay;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Images.EngineStorage;

/// <summary>What the engines of this machine have in their storage, read there: nothing is exported, and no engine need run.</summary>
/// <remarks>What the methods called Try… do not find may still be known to an engine: ask it by its API then.</remarks>
public static class LocalEngines
{
    /// <summary>An image of Docker's.</summary>
    /// <returns>null where Docker's storage cannot be read, or has no such image.</returns>
    /// <exception cref="UnreadableSubjectException">The user said which storage is meant, and the image is not there; or it is there, and is damaged.</exception>
    public static OpenedSubject? TryOpenDocker(string name, OpenOptions options)
    {
        if (options.Storage.Docker is { } named)
            return DockerStorage.TryOpenImage(named, name, options, out var problem) ?? throw (problem is null
                ? new UnreadableSubjectException($"Docker has no image '{name}' in {named}; see \"docker images\".")
                : new UnreadableSubjectException($"Docker's storage {named} cannot be read: {problem}; scan as root, and with the driver overlay2."));
        return DockerRoot(options) is { } root ? DockerStorage.TryOpenImage(root, name, options, out _) : null;
    }

    /// <summary>An image of containerd's: <c>[NAMESPACE/]NAME</c>.</summary>
    /// <exception cref="UnreadableSubjectException">There is none, or it cannot be read.</exception>
    public static OpenedSubject OpenContainerd(string name, OpenOptions options) =>
        ContainerdStorage.TryOpenImage(options.Storage.Containerd, name, options, out var problem) ?? throw (problem is null
            ? new UnreadableSubjectException($"containerd has no image '{name}' in {options.Storage.Containerd}; see \"ctr --namespace NAMESPACE images list\", and write it as containerd:NAMESPACE/NAME.")
            : new UnreadableSubjectException($"containerd's storage {options.Storage.Containerd} cannot be read: {problem}; scan as root, or say where it is with --containerd-root."));

    /// <summary>An image of Podman's, CRI-O's or Buildah's.</summary>
    /// <exception cref="UnreadableSubjectException">There is none, or it cannot be read.</exception>
    public static OpenedSubject OpenContainersStorage(string name, OpenOptions options)
    {
        List<string> problems = [];
        foreach (var root in options.Storage.Containers)
        {
            if (ContainersStore.TryOpenImage(root, name, options, out var problem) is { } image)
                return image;
            problems.Add($"{root} ({problem ?? "no such image"})");
        }

        throw new UnreadableSubjectException($"There is no image '{name}' in {string.Join(" nor in ", problems)}; see \"podman images\", or say where the storage is with --containers-root.");
    }

    /// <summary>An image that Docker may or may not have.</summary>
    /// <returns>null where its storage cannot be read, or has no such image.</returns>
    public static OpenedSubject? TryFindDocker(string name, OpenOptions options) =>
        DockerRoot(options) is { } docker ? DockerStorage.TryOpenImage(docker, name, options, out _) : null;

    /// <summary>An image that Podman, CRI-O or Buildah may or may not have.</summary>
    /// <returns>null where no storage of theirs that can be read has it.</returns>
    public static OpenedSubject? TryFindContainersStorage(string name, OpenOptions options) =>
        options.Storage.Containers.Select(root => ContainersStore.TryOpenImage(root, name, options, out _)).FirstOrDefault(s => s is not null);

    /// <summary>An image that containerd may or may not have.</summary>
    /// <returns>null where its storage cannot be read, or has no such image.</returns>
    public static OpenedSubject? TryFindContainerd(string name, OpenOptions options) =>
        ContainerdStorage.TryOpenImage(options.Storage.Containerd, name, options, out _);

    /// <summary>A container of whichever engine has it, running or not: its image's layers, its own, and what it changed.</summary>
    /// <returns>null where no storage that can be read has it.</returns>
    public static OpenedSubject? TryOpenContainer(string id, OpenOptions options) =>
        (DockerRoot(options) is { } docker ? DockerStorage.TryOpenContainer(docker, id, options) : null) ??
        options.Storage.Containers.Select(root => ContainersStore.TryOpenContainer(root, id, options)).FirstOrDefault(s => s is not null) ??
        ContainerdStorage.TryOpenContainer(options.Storage.Containerd, id, options);

    // Who points Docker's command at another engine does not mean the one that this machine has.
    static string? DockerRoot(OpenOptions options) =>
        options.Storage.Docker ?? (EnginePlaces.MeansThisMachine(options.Engines) ? options.Storage.UsualDocker : null);
}
