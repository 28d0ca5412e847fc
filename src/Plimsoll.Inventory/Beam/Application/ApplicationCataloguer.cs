using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Beam.Terms;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Beam.Application;

/// <summary>Reads the applications of Erlang systems and of releases made by mix and rebar3: <c>lib/NAME-VERSION/ebin/NAME.app</c>.</summary>
/// <remarks>app(5): <c>{application, NAME, [{vsn, VERSION}, {applications, […]}, …]}.</c></remarks>
public sealed class ApplicationCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("beam/application", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Ending(".app")];

    public bool Wants(ReadOnlySpan<byte> path) => PathParts.NameAbove(path, 1).SequenceEqual("ebin"u8);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        if (TermsOf.Erlang(file, evidence) is not { } terms)
            return;
        var application = terms.FirstOrDefault(t => t.TextAt(0) == "application");
        var properties = application?.At(2);
        if (FieldText.Of(application?.TextAt(1), evidence.Limits) is not { } name || properties is null)
        {
            evidence.Gap(GapCode.Malformed, "it describes no application");
            return;
        }

        var isOtp = OtpApplications.Contains(name);
        evidence.Add(new Package
        {
            Type = isOtp ? PackageType.Otp : PackageType.Hex,
            Name = name,
            Version = properties.Get("vsn") is { Kind: TermKind.Text } version ? FieldText.Of(version.Text, evidence.Limits) ?? "" : "",
            Basis = "application",
            Dependencies = Needs(properties, isOtp, evidence),
        });
    }

    /// <summary>An edge joins packages of one type: what every application needs of OTP itself is left out of the others.</summary>
    static IReadOnlyList<Dependency> Needs(Term properties, bool isOtp, EvidenceSink evidence) =>
    [
        .. new[] { "applications", "included_applications" }
            .SelectMany(list => properties.Get(list) is { Kind: TermKind.List } found ? found.Items : [])
            .Where(n => n.IsText && OtpApplications.Contains(n.Text) == isOtp)
            .Take(evidence.Limits.MaxDependenciesPerPackage)
            .Select(n => new Dependency(n.Text)),
    ];
}
