using System.Text;
using Plimsoll.Core;
using Plimsoll.Images.Reading;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Scanning.Tests;

/// <summary>A layer that a test writes entry by entry, and that counts how often it is read.</summary>
sealed class ScriptedLayer : ILayer
{
    readonly List<(string Path, FileKind Kind, byte[] Bytes, int Mode)> entries = [];

    public int Walks { get; private set; }

    public int Index => 0;

    public Digest? Id => null;

    public Digest? CacheKey => null;

    public long? StoredBytes => null;

    public string? Step => null;

    public ScriptedLayer File(string path, string text) => Entry(path, FileKind.File, text);

    public ScriptedLayer Program(string path, byte[] bytes, int mode = 0b111_101_101) => Entry(path, FileKind.File, bytes, mode);

    public ScriptedLayer HardLink(string path, string target) => Entry(path, FileKind.HardLink, target);

    public ScriptedLayer Directory(string path) => Entry(path, FileKind.Directory, "");

    public ScriptedLayer Link(string path, string target) => Entry(path, FileKind.SymbolicLink, target);

    /// <summary>Whether contents are asked for ahead, as layers do that fetch them one by one.</summary>
    public bool IsInParts { get; init; }

    /// <summary>Paths whose contents were read.</summary>
    public List<string> Contents { get; } = [];

    public LayerWalk Walk(ILayerVisitor visitor, WalkOptions options, CancellationToken cancellation)
    {
        Walks++;
        foreach (var (path, kind, bytes, mode) in entries)
        {
            var entry = new FileEntry { Path = Encoding.UTF8.GetBytes(path), Kind = kind, Size = kind == FileKind.File ? bytes.Length : 0, Mode = mode, LinkTarget = kind is FileKind.SymbolicLink or FileKind.HardLink ? bytes : [] };
            if (IsInParts && kind == FileKind.File)
                visitor.MayWant(entry);
            if (!visitor.Meets(entry))
                continue;
            Contents.Add(path);
            visitor.Content(entry, new MemoryStream(bytes));
        }

        return new LayerWalk(null, entries.Count, 0);
    }

    ScriptedLayer Entry(string path, FileKind kind, string content) => Entry(path, kind, Encoding.UTF8.GetBytes(content), 0b110_100_100);

    ScriptedLayer Entry(string path, FileKind kind, byte[] content, int mode)
    {
        entries.Add((path, kind, content, mode));
        return this;
    }
}
