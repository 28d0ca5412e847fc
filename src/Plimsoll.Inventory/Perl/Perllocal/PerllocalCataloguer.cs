using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Perl.Perllocal;

/// <summary>Reads the diary that <c>make install</c> of Perl modules keeps, <c>perllocal.pod</c>: the last entry of a module counts.</summary>
/// <remarks>ExtUtils::Command::MM, perllocal_install: <c>=head2 DATE: C&lt;Module&gt; L&lt;Foo::Bar|Foo::Bar&gt;</c>, then <c>C&lt;VERSION: 1.2&gt;</c>.</remarks>
public sealed class PerllocalCataloguer : IFileReader
{
    public const string Basis = "perllocal.pod";

    public ReaderId Id { get; } = new("perl/perllocal", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.Named("perllocal.pod")];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var versions = new Dictionary<string, string>(StringComparer.Ordinal);
        string? module = null;
        foreach (var line in new Lines(file.Bytes))
            if (line.StartsWith("=head2"u8))
                module = Between(line, "L<"u8, (byte)'|', evidence);
            else if (module is not null && Between(line, "C<VERSION:"u8, (byte)'>', evidence) is { } version)
            {
                if (versions.Count >= evidence.Limits.MaxPackagesPerFile)
                    break;
                versions[module] = version;
                module = null;
            }

        foreach (var (name, version) in versions.OrderBy(v => v.Key, StringComparer.Ordinal))
            if (!evidence.Add(new Package { Type = PackageType.Cpan, Name = DistributionName.OfModule(name), Version = version, Basis = Basis }))
                return;
    }

    static string? Between(ReadOnlySpan<byte> line, ReadOnlySpan<byte> before, byte after, EvidenceSink evidence)
    {
        var start = line.IndexOf(before);
        if (start < 0)
            return null;
        line = line[(start + before.Length)..];
        var end = line.IndexOf(after);
        return end < 0 ? null : FieldText.Of(line[..end], evidence.Limits);
    }
}
