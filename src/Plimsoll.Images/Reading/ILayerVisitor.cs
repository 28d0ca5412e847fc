namespace Plimsoll.Images.Reading;

/// <summary>Meets the entries of a layer in the order they are stored.</summary>
public interface ILayerVisitor
{
    /// <summary>Whether a tree is worth entering here. Archives ask nothing: they pass every entry.</summary>
    bool Enters(ReadOnlySpan<byte> directory);

    /// <summary>Whether <see cref="Meets"/> might ask for this file's content. It is asked ahead, where contents are fetched one by one, and changes nothing.</summary>
    bool MayWant(in FileEntry entry) => true;

    /// <summary>Meets an entry. True asks for its content, which follows by <see cref="Content"/>.</summary>
    bool Meets(in FileEntry entry);

    /// <summary>The content asked for. What is not read of it is skipped by the walker. It throws no more than the walk itself would.</summary>
    void Content(in FileEntry entry, Stream content);

    /// <summary>An entry that could not be read, in a tree: permission, or it went away.</summary>
    void Unreadable(ReadOnlySpan<byte> path, string message);
}
