namespace Plimsoll.Trust.Metadata;

/// <summary>A metadata file as the metadata above it names it.</summary>
public sealed record MetaFile(long Version, FileFacts Facts);
