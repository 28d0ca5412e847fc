namespace Plimsoll.Trust.Client;

/// <summary>Keeps what was believed last, so that nothing older is ever believed again. It belongs to this user alone.</summary>
public interface ITrustedStore
{
    /// <param name="name">One of <see cref="StoredNames"/>.</param>
    /// <returns>Null where nothing is kept.</returns>
    byte[]? Read(string name);

    /// <summary>Replaces what is kept, whole or not at all.</summary>
    void Write(string name, ReadOnlySpan<byte> bytes);

    void Delete(string name);
}
