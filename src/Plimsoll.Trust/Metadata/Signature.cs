namespace Plimsoll.Trust.Metadata;

/// <summary>One signature beside what it signs.</summary>
public sealed record Signature(string KeyId, byte[] Value);
