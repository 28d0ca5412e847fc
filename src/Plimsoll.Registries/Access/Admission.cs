namespace Plimsoll.Registries.Access;

/// <summary>What lets a request in, and for how long.</summary>
/// <param name="Authorization">The value of the header; null where the registry lets everybody in.</param>
sealed record Admission(string? Authorization, string Who, DateTimeOffset Until)
{
    /// <summary>Never shows what is in it.</summary>
    public override string ToString() => Who;
}
