namespace Plimsoll.Inventory.Go.Mod;

/// <summary>One directive of a go.mod.</summary>
/// <param name="Verb"><c>require</c>, <c>replace</c>, <c>go</c>…</param>
/// <param name="Words">What follows it, without quotes.</param>
sealed record GoModLine(string Verb, IReadOnlyList<string> Words, bool IsIndirect);
