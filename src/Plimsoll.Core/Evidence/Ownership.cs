namespace Plimsoll.Core.Evidence;

/// <summary>The files that a package put on disk, by the package's own database.</summary>
/// <param name="Package">Name as the database keys it: <c>name</c> or <c>name:architecture</c>.</param>
/// <param name="Paths">UTF-8 paths below the root, without a leading slash, separated by <c>\n</c>: kept as bytes, for there are hundreds of thousands.</param>
/// <param name="Hashes">The same by <see cref="PathHash"/>.</param>
public sealed record Ownership(string Package, ReadOnlyMemory<byte> Paths, ReadOnlyMemory<ulong> Hashes);
