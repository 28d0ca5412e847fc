namespace Plimsoll.Registries.Access;

/// <summary>One way in that a registry offers by <c>WWW-Authenticate</c>: <c>Basic</c>, or <c>Bearer</c> with a realm where tokens are given. In lower case, without what else it says.</summary>
sealed record Challenge(string Scheme, IReadOnlyDictionary<string, string> Parameters)
{
    public string? Realm => Parameters.GetValueOrDefault("realm");

    public string? Service => Parameters.GetValueOrDefault("service");
}
