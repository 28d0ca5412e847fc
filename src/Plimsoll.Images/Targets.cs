using System.Buffers;
using Plimsoll.Core;
using Plimsoll.Images.Sources;
using Plimsoll.Images.Sources.Engines;
using Plimsoll.Images.Sources.Registry;
using Plimsoll.Images.Subjects;
using Plimsoll.Images.Trees;
using Plimsoll.Registries;

namespace Plimsoll.Images;

/// <summary>Finds out what a target names and opens it.</summary>
public static class Targets
{
    /// <summary>Where an image's name is looked for, in this order.</summary>
    static readonly INamedImageSource[] Named = [new DockerSource(), new ContainersStorageSource(), new ContainerdSource(), new ContainerSource(), new RegistrySource()];

    /// <summary>The scheme of a bill of materials. It has no layers, so it is not opened here: whoever takes targets of users reads it first.</summary>
    public const string BillScheme = "sbom";

    /// <summary>The schemes of targets: those that <see cref="Open"/> reads, and <see cref="BillScheme"/>.</summary>
    public static IReadOnlyList<string> Schemes { get; } = [.. Named.Select(n => n.Scheme), "docker-archive", "oci", "oci-archive", "rootfs", "dir", "host", BillScheme];

    static readonly string[] FileEndings = [".tar", ".gz", ".tgz", ".zst", ".xz", ".oci"];

    static readonly SearchValues<char> SchemeCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789+-.");

    /// <summary>
    /// Opens the one subject of <paramref name="target"/>: what one of <see cref="Schemes"/> says outright, a path whose kind is found out, or an image's name,
    /// which is looked for in the engines of this machine and then in its registry.
    /// </summary>
    /// <exception cref="UsageException">The target names a scheme that is not known.</exception>
    /// <exception cref="UnreadableSubjectException">There is no such subject, or it cannot be read.</exception>
    /// <exception cref="ServiceException">Whoever has it could not be asked.</exception>
    public static OpenedSubject Open(string target, OpenOptions options, CancellationToken cancellation = default) =>
        Find(target, options with { AllPlatforms = false, Tags = null }, cancellation).Subjects[0].Open();

    /// <summary>Finds all subjects that are meant: one, if <see cref="OpenOptions.AllPlatforms"/> or <see cref="OpenOptions.Tags"/> do not ask for more.</summary>
    public static SubjectSet Find(string target, OpenOptions options, CancellationToken cancellation = default)
    {
        if (options.Tags is not null && !target.StartsWith("registry:", StringComparison.Ordinal))
            throw new UsageException("--tags goes with a repository of a registry, as in registry:debian --tags 'bookworm-*'.");

        // What is on disk wins over a scheme: a file may have a colon in its name.
        if (Path.Exists(target))
            return OpenPath(target, options);
        var colon = target.IndexOf(':', StringComparison.Ordinal);
        var (scheme, rest) = colon < 0 ? ("", target) : (target[..colon], target[(colon + 1)..]);
        if (OpenScheme(scheme, rest, options, cancellation) is { } subjects)
            return subjects;
        if (scheme == BillScheme)
            throw new UsageException($"'{target}' is a bill of materials, which has no layers to open.");
        return TryOpenNamedPath(target, options) ?? FindByName(target, scheme, options, cancellation);
    }

    /// <summary>Opens what a scheme says outright; null for text before a colon that is no scheme.</summary>
    static SubjectSet? OpenScheme(string scheme, string rest, OpenOptions options, CancellationToken cancellation) => scheme switch
    {
        "docker-archive" => OpenNamed(rest, (path, reference) => ArchiveSource.Open(path, reference, rest, mustBeOci: false, options)),
        "oci-archive" => OpenNamed(rest, (path, reference) => ArchiveSource.Open(path, reference, rest, mustBeOci: true, options)),
        "oci" => OpenNamed(rest, (path, reference) => OciImage.Open(path, reference, rest, options)),
        "rootfs" => OpenTree(rest, SubjectKind.Rootfs, options),
        "dir" => OpenTree(rest, SubjectKind.Directory, options),
        "host" => OpenTree(rest.Length == 0 ? "/" : rest, SubjectKind.Host, options),
        _ => Array.Find(Named, n => n.Scheme == scheme)?.Find(rest, options, cancellation),
    };

    static SubjectSet FindByName(string target, string scheme, OpenOptions options, CancellationToken cancellation)
    {
        List<string> notes = [];
        if (ImageReference.TryParse(target, out _) && !IsFileName(target))
        {
            try
            {
                foreach (var source in Named)
                    if (source.TryFind(target, options, notes, cancellation) is { } found)
                        return found;
            }
            catch (ServiceException e)
            {
                throw new ServiceException($"There is no file or directory '{target}', and as the name of an image: {e.Message}{Told(notes)}", e);
            }
        }
        else if (IsScheme(scheme))
        {
            throw new UsageException(
                $"'{scheme}:' is no kind of target and there is no file '{target}'; there are {string.Join(", ", Schemes.Select(s => $"{s}:"))} beside paths and names of images.");
        }

        throw new UnreadableSubjectException(
            $"There is no file or directory '{target}'; give a path or an image's name, or say what it is: {string.Join(", ", Schemes.Select(s => $"{s}:"))}.{Told(notes)}");
    }

    static string Told(List<string> notes) => notes.Count == 0 ? "" : $" {string.Join(' ', notes)}";

    static bool IsScheme(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(SchemeCharacters);

    // Whoever mistypes a file's name means no image: nobody is asked for it.
    static bool IsFileName(string target) => target[0] is '.' or '/' or '~' || FileEndings.Any(e => target.EndsWith(e, StringComparison.Ordinal));

    /// <summary>A path whose kind is found out, with the name of one of its images behind it.</summary>
    static SubjectSet? TryOpenNamedPath(string target, OpenOptions options)
    {
        if (Split(target) is not { } parts)
            return null;
        if (File.Exists(parts.Path))
            return ArchiveSource.Open(parts.Path, parts.Reference, target, mustBeOci: false, options);
        return File.Exists(Path.Join(parts.Path, OciImage.MarkPath)) ? OciImage.Open(parts.Path, parts.Reference, target, options) : null;
    }

    static SubjectSet OpenPath(string path, OpenOptions options)
    {
        if (File.Exists(path))
            return ArchiveSource.Open(path, null, path, mustBeOci: false, options);
        if (File.Exists(Path.Join(path, OciImage.MarkPath)))
            return OciImage.Open(path, null, path, options);
        return OpenTree(path, Path.GetFullPath(path) == "/" ? SubjectKind.Host : TreeKind.Of(path), options);
    }

    static SubjectSet OpenTree(string path, SubjectKind kind, OpenOptions options)
    {
        var full = Path.GetFullPath(path.Length == 0 ? "." : path);
        if (!Directory.Exists(full))
            throw new UnreadableSubjectException($"There is no directory '{path}'; give one that holds a root file system, or sources.");
        return SubjectSet.Of(new OpenedSubject(new Subject(kind, path), [new TreeLayer(full, options)]));
    }

    /// <summary>A path, then perhaps a colon and a name, or an at-sign and a digest.</summary>
    static SubjectSet OpenNamed(string text, Func<string, string?, SubjectSet> open)
    {
        if (Path.Exists(text))
            return open(text, null);
        return Split(text) is { } parts
            ? open(parts.Path, parts.Reference)
            : throw new UnreadableSubjectException($"There is no file or directory '{text}'; give a path that exists.");
    }

    // The path may have colons of its own: the longest beginning that exists is it.
    static (string Path, string Reference)? Split(string text)
    {
        for (var at = text.LastIndexOfAny([':', '@']); at > 0; at = text.LastIndexOfAny([':', '@'], at - 1))
            if (Path.Exists(text[..at]))
                return (text[..at], text[(at + 1)..]);
        return null;
    }
}
