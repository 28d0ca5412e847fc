using Plimsoll.Core;
using Plimsoll.Reports.Sbom;

namespace Plimsoll.Reports.Spdx;

/// <summary>An item in the words of SPDX 2.3, for both of its forms.</summary>
sealed class SpdxPackage(BomItem item, Subject subject)
{
    public const string NoAssertion = "NOASSERTION";

    public string Id { get; } = SpdxId.Of(item);

    public string Name => item.Name;

    public string? Version => item.Version;

    public Digest? Digest => item.Digest;

    public string? Purl => item.Purl?.ToString();

    public string? SourceInfo => item.SourceInfo;

    public string? Description => item.Description;

    public string Declared => item.Licences.Expression ?? NoAssertion;

    public string Supplier => item switch
    {
        { Vendor: { } vendor } => $"Organization: {Clean.Line(vendor)}",
        { Maintainer: { } maintainer } => Person(maintainer),
        _ => NoAssertion,
    };

    public string? Originator => item.Maintainer is { } maintainer ? Person(maintainer) : null;

    /// <summary>As JSON writes it; tags have a hyphen.</summary>
    public string? Purpose => item.Kind switch
    {
        BomItemKind.OperatingSystem => "OPERATING_SYSTEM",
        BomItemKind.Subject when subject.Kind is SubjectKind.Image or SubjectKind.Container => "CONTAINER",
        BomItemKind.Subject when subject.Kind == SubjectKind.Host => "DEVICE",
        BomItemKind.Subject when subject.Kind == SubjectKind.Rootfs => "FILE",
        BomItemKind.Subject when subject.Kind == SubjectKind.Directory => "SOURCE",
        _ => null,
    };

    /// <summary>The properties, a line each: <c>plimsoll:path=…</c>. What a line cannot hold is escaped, so that it can be read back.</summary>
    public string? Annotation => item.Properties.Count == 0 ? null : string.Join('\n', item.Properties.Select(p => $"{p.Name}={LineText.Escape(p.Value)}"));

    static string Person(string maintainer) =>
        Agent.Of(maintainer) is { Email: { } email } agent ? $"Person: {agent.Name} ({email})" : $"Person: {Agent.Of(maintainer).Name}";

}
