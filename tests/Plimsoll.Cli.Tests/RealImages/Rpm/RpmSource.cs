using System.Text;

namespace Plimsoll.Cli.Tests.RealImages.Rpm;

/// <summary>A binary package of a source: its name, what it sets apart from the source (<c>Version: 2.5</c>), and the files it owns.</summary>
sealed record RpmBinary(string Name, string[] Header, params string[] Files);

/// <summary>What rpmbuild makes packages of. The first binary is named as the source.</summary>
/// <param name="Header">Lines of the specification beyond those that every one has.</param>
sealed record RpmSource(string Name, string Version, string Release, string[] Header, params RpmBinary[] Binaries)
{
    public string Spec()
    {
        var spec = new StringBuilder($"Name: {Name}\nVersion: {Version}\nRelease: {Release}\nSummary: A fixture\nLicense: MIT\nVendor: Somebody\nBuildArch: noarch\n");
        spec.AppendJoin('\n', Header).Append("\n%description\nA fixture.\n");
        foreach (var binary in Binaries.Skip(1))
            spec.Append(Invariant($"%package -n {binary.Name}\nSummary: A fixture\n")).AppendJoin('\n', binary.Header).Append(Invariant($"\n%description -n {binary.Name}\nA fixture.\n"));
        spec.Append("%install\n");
        foreach (var file in Binaries.SelectMany(b => b.Files))
            spec.Append(Invariant($"mkdir -p \"$(dirname '%{{buildroot}}{file}')\"; echo x > '%{{buildroot}}{file}'\n"));
        foreach (var binary in Binaries)
            spec.Append(binary == Binaries[0] ? "%files\n" : $"%files -n {binary.Name}\n").AppendJoin('\n', binary.Files.Select(f => $"\"{f}\"")).Append('\n');
        return spec.ToString();
    }

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
