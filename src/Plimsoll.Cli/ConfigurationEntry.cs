namespace Plimsoll.Cli;

/// <summary>One key of <c>plimsoll.yaml</c>; a list's values are joined with commas.</summary>
/// <param name="Line">Counted from 1.</param>
sealed record ConfigurationEntry(string Key, string Value, long Line);
