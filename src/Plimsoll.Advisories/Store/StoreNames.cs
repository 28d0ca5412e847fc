namespace Plimsoll.Advisories.Store;

/// <summary>How the files of the store are called.</summary>
static class StoreNames
{
    const string Prefix = "advisories-";
    const string Suffix = ".db";
    const int DigitsKept = 24;

    public const string DatabasePattern = $"{Prefix}*{Suffix}";

    /// <summary>A candidate's name; only the owner of the lock has one.</summary>
    public static string Candidate => $"candidate-{Environment.ProcessId}{Suffix}";

    /// <summary>Whether a file is left from an update that was interrupted. Asked only by the owner of the lock.</summary>
    public static bool IsRemains(string name) => name.StartsWith("candidate-", StringComparison.Ordinal) || name.EndsWith(".tmp", StringComparison.Ordinal);

    /// <summary>The name by a content's digest.</summary>
    public static string Of(string digest) => $"{Prefix}{digest[(digest.IndexOf(':', StringComparison.Ordinal) + 1)..][..DigitsKept]}{Suffix}";

    public static bool IsDatabase(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal) && name[Prefix.Length..^Suffix.Length].All(char.IsAsciiHexDigitLower);
}
