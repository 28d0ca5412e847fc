namespace Plimsoll.Inventory.DotNet.Bundle;

/// <summary>A file in a single-file application.</summary>
/// <param name="Length">Plain bytes.</param>
/// <param name="Stored">Bytes in the file where it is compressed; 0 where it is not.</param>
readonly record struct BundledFile(long Offset, long Length, long Stored, byte Kind, string Path);
