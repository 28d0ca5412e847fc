using System.Text;
using Microsoft.Win32.SafeHandles;
using Plimsoll.Core;
using Plimsoll.Images.Compression;
using Plimsoll.Images.Reading;
using Plimsoll.Images.Subjects;
using Plimsoll.Images.Tar;
using Plimsoll.Images.Trees;

namespace Plimsoll.Images.Archives;

/// <summary>A tar archive that holds an image: its entries by name, found by walking the headers once.</summary>
sealed class ArchiveFile : BlobStore
{
    // An image of a thousand layers has some four thousand files: beyond this it is something else, and would cost memory only.
    const int MaxFiles = 100_000;

    readonly SafeFileHandle handle;
    readonly Dictionary<string, FileRegion> files = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> links = new(StringComparer.Ordinal);
    readonly int maxHops;

    ArchiveFile(string name, SafeFileHandle handle, Limits limits)
    {
        Name = name;
        this.handle = handle;
        maxHops = limits.MaxLinkHops;
        var region = new FileRegion(handle, 0, RandomAccess.GetLength(handle));
        MustBeTar(region, name);
        using var walker = new TarWalker(new FileTarSource(region), limits, name);
        walker.Walk(new Indexer(this, walker, region), CancellationToken.None);
    }

    public override string Name { get; }

    /// <summary>Opens an archive; a compressed one is unpacked once to a file that has no name.</summary>
    public static ArchiveFile Open(string path, OpenOptions options)
    {
        var handle = RegularFile.Open(null, [.. Encoding.UTF8.GetBytes(path), 0], followLinks: true, out _, out var problem) ??
            throw new UnreadableSubjectException($"{path} cannot be opened: {problem}.");
        try
        {
            Span<byte> head = stackalloc byte[CompressionSniffer.HeadBytes];
            var kind = CompressionSniffer.Of(head[..RandomAccess.Read(handle, head, 0)]);
            if (kind != CompressionKind.None)
            {
                var plain = UnnamedFile.Unpack(kind, new FileRegion(handle, 0, RandomAccess.GetLength(handle)), path, options);
                handle.Dispose();
                handle = plain;
            }

            return new ArchiveFile(path, handle, options.Limits);
        }
        catch (Exception e)
        {
            handle.Dispose();
            if (e is IOException)
                throw new UnreadableSubjectException($"{path} cannot be read: {e.Message}", e);
            throw;
        }
    }

    /// <summary>Opens a plain archive in a file that is open already, and is the archive's from then on.</summary>
    public static ArchiveFile Open(SafeFileHandle handle, string name, Limits limits)
    {
        try
        {
            return new ArchiveFile(name, handle, limits);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    public override FileRegion? Find(string path)
    {
        // Old "docker save" stores a layer once and links to it from the other images.
        for (var hops = 0; hops <= maxHops; hops++)
        {
            if (files.TryGetValue(path, out var region))
                return region;
            if (!links.TryGetValue(path, out var target))
                return null;
            path = target;
        }

        throw new UnreadableSubjectException($"{path} of {Name} is a link that leads in circles; the archive is damaged.");
    }

    public bool Contains(string path) => files.ContainsKey(path) || links.ContainsKey(path);

    protected override void Dispose(bool disposing) => handle.Dispose();

    static void MustBeTar(FileRegion region, string name)
    {
        Span<byte> block = stackalloc byte[TarFormat.BlockBytes];
        var read = region.Read(0, block);
        if (read < block.Length || !(TarChecksum.Holds(block) || !block.ContainsAnyExcept((byte)0)))
            throw new UnreadableSubjectException(
                $"{name} is no tar archive; an image is a file that \"docker save\" or \"skopeo copy\" wrote, an OCI layout directory, or a directory with a root file system.");
    }

    sealed class Indexer(ArchiveFile owner, TarWalker walker, FileRegion region) : ILayerVisitor
    {
        public bool Enters(ReadOnlySpan<byte> directory) => true;

        public bool Meets(in FileEntry entry)
        {
            var path = Encoding.UTF8.GetString(entry.Path);
            if (owner.files.Count + owner.links.Count >= MaxFiles)
                throw new UnreadableSubjectException($"{owner.Name} holds more than {MaxFiles:N0} files: it is no image, perhaps a root file system; unpack it and scan the directory.");

            // Some programs take the first file of a name and some the last: what decides which image this is must be there once.
            if (path is "manifest.json" or "index.json" or "oci-layout" && owner.Contains(path))
                throw new UnreadableSubjectException($"{owner.Name} holds {path} twice, which programs read differently; save the image anew.");
            owner.files.Remove(path);
            owner.links.Remove(path);
            if (entry.Kind == FileKind.File)
                owner.files[path] = Region(entry);
            else if (entry.Kind == FileKind.HardLink)
                owner.links[path] = Encoding.UTF8.GetString(entry.LinkTarget);
            else if (entry.Kind == FileKind.SymbolicLink)
                owner.links[path] = Relative(path, Encoding.UTF8.GetString(entry.LinkTarget));
            return false;
        }

        public void Content(in FileEntry entry, Stream content) { }

        // Blobs are read where they lie, which a sparse file does not.
        FileRegion Region(in FileEntry entry) => walker.IsSparse
            ? throw new UnreadableSubjectException($"{owner.Name} was packed with --sparse; pack it without, or unpack it and scan the directory.")
            : region.Slice(walker.PlainBytes, entry.Size);

        public void Unreadable(ReadOnlySpan<byte> path, string message) { }

        static string Relative(string path, string target)
        {
            var bytes = Encoding.UTF8.GetBytes(target.StartsWith('/') ? target : $"{path[..(path.LastIndexOf('/') + 1)]}{target}");
            var normal = new byte[bytes.Length];
            return Encoding.UTF8.GetString(normal, 0, EntryPath.Normalise(bytes, normal));
        }
    }
}
