namespace Plimsoll.Core;

/// <summary>A package URL: <c>pkg:type/namespace/name@version?qualifiers#subpath</c>, canonical.</summary>
public sealed record PackageUrl(string Type, string? Namespace, string Name, string? Version = null);
