namespace Plimsoll.Reports.Sbom;

/// <summary>A fact for which the formats have no field; its name begins with <c>plimsoll:</c>. docs/sbom.md lists all.</summary>
sealed record BomProperty(string Name, string Value);
