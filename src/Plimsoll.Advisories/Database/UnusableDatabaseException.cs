namespace Plimsoll.Advisories.Database;

/// <summary>A file that is no advisory database of this version, or is damaged. The message is one sentence for the user. Exit code 3.</summary>
public sealed class UnusableDatabaseException(string path, string why, Exception? inner = null)
    : Exception($"The advisory database {path} cannot be used: {why}.", inner);
