using System.Text;
using Plimsoll.Core;
using Plimsoll.Images.Reading;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Scanning.Tests;

/// <summary>A layer that a test writes entry by entry, and that counts how often it is read.</summary>
sealed class ScriptedLayer : ILayer
{
    readonly List<(string Path, FileKind Kind, byte[] Bytes)> entries = [];

    public int Walks { get; private set; }

    public int Index => 0;

    public Digest? Id => null;

    public Digest? CacheKey => null;

    public long? StoredBytes => null;

    public string? Step => null;

    public ScriptedLayer File(string path, string text) => Entry(path, FileKind.File, text);

    public ScriptedLayer Directory(string path) => Entry(path, FileKind.Directory, "");

    public ScriptedLayer Link(string path, string target) => Entry(path, FileKind.SymbolicLink, target);

    public LayerWalk Walk(ILayerVisitor visitor, WalkOptions options, CancellationToken cancellation)
    {
        Walks++;
        foreach (var (path, kind, bytes) in entries)
        {
            var entry = new FileEntry { Path = Encoding.UTF8.GetBytes(path), Kind = kind, Size = kind == FileKind.File ? bytes.Length : 0, LinkTarget = kind == FileKind.SymbolicLink ? bytes : [] };
            if (visitor.Meets(entry))
                visitor.Content(entry, new MemoryStream(bytes));
        }

        return new LayerWalk(null, entries.Count, 0);
    }

    ScriptedLayer Entry(string path, FileKind kind, string content)
    {
        entries.Add((path, kind, Encoding.UTF8.GetBytes(content)));
        return this;
    }
}
