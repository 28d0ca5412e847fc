using System.Text;
using Plimsoll.Images.Reading;

namespace Plimsoll.Images.Tests.Chunked;

/// <summary>Sees every entry, and wants the content of some.</summary>
sealed class Wanting(params string[] paths) : ILayerVisitor
{
    public List<string> Lines { get; } = [];

    public Dictionary<string, byte[]> Contents { get; } = [];

    public bool Enters(ReadOnlySpan<byte> directory) => true;

    public bool MayWant(in FileEntry entry) => paths.Contains(Encoding.UTF8.GetString(entry.Path));

    public bool Meets(in FileEntry entry)
    {
        Lines.Add($"{entry.Kind} {Encoding.UTF8.GetString(entry.Path)} {entry.Size} {entry.Mode} {Encoding.UTF8.GetString(entry.LinkTarget)}");
        return MayWant(entry);
    }

    public void Content(in FileEntry entry, Stream content)
    {
        using var memory = new MemoryStream();
        content.CopyTo(memory);
        Contents[Encoding.UTF8.GetString(entry.Path)] = memory.ToArray();
    }

    public void Unreadable(ReadOnlySpan<byte> path, string message) => Assert.Fail(message);
}
