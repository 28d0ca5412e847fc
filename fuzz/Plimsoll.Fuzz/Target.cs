namespace Plimsoll.Fuzz;

/// <summary>One reader of strangers' bytes.</summary>
/// <param name="Seeds">Good inputs, to be broken.</param>
/// <param name="Words">What the format is made of: mutations put these in.</param>
/// <param name="Read">Reads an input. It may only fail in the ways that it declares, which are caught inside.</param>
sealed record Target(string Name, IReadOnlyList<byte[]> Seeds, IReadOnlyList<byte[]> Words, Action<byte[]> Read);
