using Plimsoll.Core;

namespace Plimsoll.Images.Reading;

/// <summary>One wanted file of a layer, within the limits: whole, or its beginning for a reader that asks for no more (<see cref="IFileReader.HeadBytes"/>).</summary>
/// <param name="size">Bytes of the whole file; that many are given unless it says more.</param>
public readonly ref struct FileContent(string path, ReadOnlySpan<byte> bytes, Limits limits, long? size = null)
{
    /// <summary>Normalised path below the root, without a leading slash.</summary>
    public string Path { get; } = path;

    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    /// <summary>Bytes of the whole file.</summary>
    public long Size { get; } = size ?? bytes.Length;

    public Limits Limits { get; } = limits;

    public ReadOnlySpan<char> FileName => System.IO.Path.GetFileName(Path.AsSpan());
}
