using System.Globalization;
using Plimsoll.Core.Evidence;
using Plimsoll.Core.Findings;
using Plimsoll.Core.Licences;

namespace Plimsoll.Reports.Sbom;

/// <summary>A bill of materials of one subject: what each format is written from.</summary>
sealed class Bom
{
    public const string ToolName = "plimsoll";

    readonly string[] refs;

    /// <param name="findings">Those that the format tells; none in an inventory.</param>
    public Bom(ScanResult result, ReportOptions options, IReadOnlyList<Finding> findings)
    {
        Result = result;
        Findings = findings;
        ToolVersion = options.ToolVersion;
        Serial = BomSerial.Of(result, options.ToolVersion, findings);
        Created = options.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        Subject = SubjectItem(result);
        System = SystemItem(result);
        refs = Unique(result.Evidence.Packages, [Subject.Ref, .. System is null ? (string[])[] : [System.Ref]]);
    }

    public ScanResult Result { get; }

    public IReadOnlyList<Finding> Findings { get; }

    public string ToolVersion { get; }

    public Guid Serial { get; }

    /// <summary>To the second, in UTC, as all formats write it.</summary>
    public string Created { get; }

    public BomItem Subject { get; }

    public BomItem? System { get; }

    /// <summary>Made as they are asked for: a fleet's image can hold a hundred thousand.</summary>
    public IEnumerable<BomItem> Packages => Result.Evidence.Packages.Select((p, i) => PackageItem(p, refs[i]));

    /// <summary>Subject, operating system, packages.</summary>
    public IEnumerable<BomItem> Items => System is null ? [Subject, .. Packages] : [Subject, System, .. Packages];

    public IReadOnlyList<string> PackageRefs => refs;

    /// <summary>Whether something of the subject could not be read.</summary>
    public bool IsIncomplete => Result.Evidence.Gaps.Count > 0;

    /// <summary>Which package needs which others: names within the document, of packages that are in it.</summary>
    public IEnumerable<(string From, IReadOnlyList<string> To)> Needs
    {
        get
        {
            var known = refs.ToHashSet(StringComparer.Ordinal);
            foreach (var (package, name) in Result.Evidence.Packages.Zip(refs))
                if (package.DependsOn.Where(known.Contains).ToList() is { Count: > 0 } needs)
                    yield return (name, needs);
        }
    }

    /// <summary>The name of a finding's package within the document: the first that is installed under its purl.</summary>
    public string RefOf(Finding finding) => finding.Package is { } package ? package.Purl.ToString() : Subject.Ref;

    static BomItem SubjectItem(ScanResult result)
    {
        var (subject, purl) = (result.Subject, SubjectPurl.Of(result));
        return new BomItem(BomItemKind.Subject, purl?.ToString() ?? $"subject:{subject.Name}", subject.Name)
        {
            Version = subject.Digest?.ToString(),
            Purl = purl,
            Digest = subject.Digest,
            Properties = ItemProperties.Of(subject, result.Evidence.Gaps),
        };
    }

    static BomItem? SystemItem(ScanResult result) => result.Evidence.OperatingSystem is not { } system ? null
        : new BomItem(BomItemKind.OperatingSystem, $"os:{system.Id}@{system.VersionId}", system.Id)
        {
            Version = system.VersionId.Length == 0 ? null : system.VersionId,
            Description = system.PrettyName,
            Properties = ItemProperties.Of(system, result.EndOfLife),
        };

    static BomItem PackageItem(InstalledPackage installed, string reference)
    {
        var package = installed.Package;
        return new BomItem(BomItemKind.Package, reference, package.Name)
        {
            Version = package.Version.Length == 0 ? null : package.Version,
            Purl = installed.Purl,
            Vendor = Stated(package.Vendor),
            Maintainer = Stated(package.Maintainer),
            Licences = PackageLicences.Of(package.Licences),
            SourceInfo = package.SourceName is null && package.SourceVersion is null ? null : $"built from the source package {package.SourceNameOrName} {package.SourceVersionOrVersion}",
            Places = installed.Places,
            Properties = ItemProperties.Of(installed),
        };
    }

    static string? Stated(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    static string[] Unique(IReadOnlyList<InstalledPackage> packages, IEnumerable<string> others)
    {
        var uses = others.ToDictionary(o => o, _ => 1, StringComparer.Ordinal);
        var unique = new string[packages.Count];
        for (var i = 0; i < unique.Length; i++)
        {
            var purl = packages[i].Purl.ToString();
            var use = uses[purl] = uses.GetValueOrDefault(purl) + 1;

            // A space is in no purl, so that this can be no other package's name.
            unique[i] = use == 1 ? purl : $"{purl} {use}";
        }

        return unique;
    }
}
