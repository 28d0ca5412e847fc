using Plimsoll.Trust.Client;

namespace Plimsoll.Trust.Tests;

sealed class MemoryStore : ITrustedStore
{
    public Dictionary<string, byte[]> Kept { get; private set; } = [];

    public void Restore(Dictionary<string, byte[]> kept) => Kept = new(kept);

    public byte[]? Read(string name) => Kept.GetValueOrDefault(name);

    public void Write(string name, ReadOnlySpan<byte> bytes) => Kept[name] = bytes.ToArray();

    public void Delete(string name) => Kept.Remove(name);
}
