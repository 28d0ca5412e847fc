using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Models.Pickle;

/// <summary>Which kind of pickle a file is.</summary>
/// <param name="Format">Null where it is none.</param>
/// <param name="Start">Where the pickle begins in the file; its end where it cannot be seen, for it is compressed.</param>
readonly record struct PickleKind(string? Format, int Start)
{
    public const string Plain = "pickle";

    static ReadOnlySpan<byte> TorchMagic => [0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19];

    public static PickleKind Of(FileContent file)
    {
        var bytes = file.Bytes;
        var name = file.FileName;
        if (bytes.StartsWith("PK\x03\x04"u8))
            return TorchArchive.Find(bytes);
        if (bytes.StartsWith(TorchMagic))
            return new("pytorch-legacy", 0);
        var isJoblib = name.EndsWith(".joblib");
        if (IsBinary(bytes))
            return name.EndsWith(".bin") ? default : new(isJoblib ? "joblib" : Plain, 0);
        if (isJoblib && IsCompressed(bytes))
            return new("joblib", bytes.Length);

        // The oldest protocol is text that ends with a full stop: only a whole file, named as a pickle, is believed.
        return (name.EndsWith(".pkl") || name.EndsWith(".pickle")) && bytes.Length == file.Size && bytes is [(byte)'(' or (byte)'c' or (byte)']' or (byte)'}', .., (byte)'.'] ? new(Plain, 0) : default;
    }

    // PROTO 2 to 5; from 4 on a frame follows.
    static bool IsBinary(ReadOnlySpan<byte> bytes) => bytes is [0x80, 2 or 3, _, ..] or [0x80, 4 or 5, 0x95, ..];

    static bool IsCompressed(ReadOnlySpan<byte> bytes) =>
        bytes is [0x78, 0x01 or 0x5E or 0x9C or 0xDA, ..] or [0x1F, 0x8B, ..] or [(byte)'B', (byte)'Z', (byte)'h', ..] or [0xFD, (byte)'7', (byte)'z', ..] or [0x5D, 0, 0, ..] or [0x04, 0x22, 0x4D, 0x18, ..];
}
