using Plimsoll.Core;

namespace Plimsoll.Images.Reading;

/// <summary>One wanted file of a layer, whole and within the limits.</summary>
public readonly ref struct FileContent(string path, ReadOnlySpan<byte> bytes, Limits limits)
{
    /// <summary>Normalised path below the root, without a leading slash.</summary>
    public string Path { get; } = path;

    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    public Limits Limits { get; } = limits;

    public ReadOnlySpan<char> FileName => System.IO.Path.GetFileName(Path.AsSpan());
}
