namespace Plimsoll.Trust;

/// <summary>Metadata that is not believed. The message completes "root.json: …".</summary>
public sealed class MetadataException(Refusal refusal, string what) : Exception(what)
{
    public Refusal Refusal { get; } = refusal;
}
