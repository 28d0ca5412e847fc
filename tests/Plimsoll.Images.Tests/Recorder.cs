using System.Text;
using Plimsoll.Images.Reading;

namespace Plimsoll.Images.Tests;

/// <summary>Writes down what a walk shows: kind, path, size, link, and the content's hash.</summary>
sealed class Recorder : ILayerVisitor
{
    public List<string> Lines { get; } = [];

    public List<string> Problems { get; } = [];

    public bool Enters(ReadOnlySpan<byte> directory) => true;

    public bool Meets(in FileEntry entry)
    {
        var link = entry.LinkTarget.IsEmpty ? "" : $" -> {Encoding.UTF8.GetString(entry.LinkTarget)}";
        Lines.Add($"{entry.Kind} {Encoding.UTF8.GetString(entry.Path)}{link}");
        return entry.Kind == FileKind.File;
    }

    public void Content(in FileEntry entry, Stream content)
    {
        using var memory = new MemoryStream();
        content.CopyTo(memory);
        Lines[^1] += $" {memory.Length} {Testing.Images.TestLayer.Sha256(memory.ToArray())[..8]}";
        Assert.Equal(entry.Size, memory.Length);
    }

    public void Unreadable(ReadOnlySpan<byte> path, string message) => Problems.Add(Encoding.UTF8.GetString(path));
}
