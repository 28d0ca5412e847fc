namespace Plimsoll.Registries.Mirrors;

/// <summary>One <c>[[registry]]</c> of a registries.conf.</summary>
/// <param name="Prefix"><c>host[:port][/path…]</c> or <c>*.domain</c>.</param>
/// <param name="Location">What stands instead of the prefix; null where it stays.</param>
/// <param name="File">Where it was read, for the words of an error.</param>
sealed record RegistryRule(string Prefix, string? Location, bool Insecure, bool Blocked, IReadOnlyList<MirrorRule> Mirrors, string File)
{
    public bool IsWildcard => Prefix.StartsWith("*.", StringComparison.Ordinal);

    /// <summary>How many characters of a name (<c>registry/repository</c>) the prefix covers; 0 where it does not match.</summary>
    public int Match(string name)
    {
        if (IsWildcard)
        {
            var host = name[..name.IndexOf('/', StringComparison.Ordinal)];
            return host.Length > Prefix.Length - 1 && host.EndsWith(Prefix[1..], StringComparison.Ordinal) ? host.Length : 0;
        }

        return name.StartsWith(Prefix, StringComparison.Ordinal) && (name.Length == Prefix.Length || name[Prefix.Length] == '/') ? Prefix.Length : 0;
    }
}

/// <summary>One <c>[[registry.mirror]]</c>.</summary>
sealed record MirrorRule(string Location, bool Insecure, bool ForTags, bool ForDigests);
