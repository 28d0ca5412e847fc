namespace Plimsoll.Core.Evidence;

/// <summary>The distribution of a subject, as settled from os-release and its older relatives.</summary>
/// <param name="Id">os-release <c>ID</c>, with the exceptions settled (<c>debian</c>, <c>ubuntu</c>, <c>alpine</c>, <c>rhel</c>, <c>almalinux</c>, <c>opensuse-leap</c>…).</param>
/// <param name="VersionId">os-release <c>VERSION_ID</c>, or what stands in for it (<c>12</c>, <c>22.04</c>, <c>3.20.1</c>); empty for rolling ones.</param>
public sealed record OperatingSystem(string Id, string VersionId)
{
    public string? VersionCodename { get; init; }

    public string? PrettyName { get; init; }

    /// <summary>os-release <c>VARIANT_ID</c>: <c>container</c>, <c>stream</c>…</summary>
    public string? Variant { get; init; }

    /// <summary>Suites beyond the release itself that the subject receives fixes from: <c>esm-infra</c>, <c>esm-apps</c>, <c>fips</c>, <c>eus</c>.</summary>
    public IReadOnlyList<string> Suites { get; init; } = [];

    /// <summary>The first part of the version: <c>9</c> of <c>9.4</c>.</summary>
    public string Major => VersionId.Split('.', '-')[0];

    public override string ToString() => PrettyName ?? $"{Id} {VersionId}".TrimEnd();
}
