using System.Text.Json;
using Plimsoll.Cli.Tests.RealImages.Rpm;
using Plimsoll.Testing;

namespace Plimsoll.Cli.Tests.Complaints;

/// <summary>"That fix is not for my stream, my minor release, my package's own version": packages that rpm installed, judged.</summary>
public sealed class RpmTests : IDisposable
{
    readonly PlimsollRun plimsoll = new();
    readonly TemporaryDirectory directory = new();

    /// <summary>trivy#771, #741.</summary>
    [Fact]
    public void Trivy_771_only_the_installed_module_stream_is_judged()
    {
        var system = new RpmSystem(directory, "ID=almalinux\nVERSION_ID=8.9\n").Install(
            new RpmSource("nodejs", "18.1.0", "1.module_el8.9.0+1+aa", ["ModularityLabel: nodejs:18:8090020230101:aa"], new RpmBinary("nodejs", [], "/usr/bin/node")),
            new RpmSource("plain", "1.0", "1.el8", [], new RpmBinary("plain", [], "/usr/bin/plain")));
        var own = Database()
            .Says("ALSA-2024:1", "CVE-2024-10001", "AlmaLinux:8/nodejs", "1:20.9-1.module_el8.9.0+2+bb", "Important: nodejs:20 security update")
            .Says("ALSA-2024:2", "CVE-2024-10002", "AlmaLinux:8/nodejs", "1:18.9-1.module_el8.9.0+2+cc", "Important: nodejs:18 security update")
            .Says("ALSA-2024:3", "CVE-2024-10003", "AlmaLinux:8/plain", "9.0-1.module_el8.9.0+2+dd", "Important: plain:9 security update")
            .Says("ALSA-2024:4", "CVE-2024-10004", "AlmaLinux:8/plain", "1.0-2.el8", "Moderate: plain security update");
        Assert.Equal(["CVE-2024-10002", "CVE-2024-10004"], Found(system, own));
    }

    /// <summary>trivy#3576.</summary>
    [Theory]
    [InlineData(true, "CVE-2024-20001 5.0-1.el9_2.7", "CVE-2024-20003 5.0-9.el9_4")]
    [InlineData(false, "CVE-2024-20001 5.0-8.el9_4", "CVE-2024-20002 5.0-8.el9_4", "CVE-2024-20003 5.0-9.el9_4")]
    public void Trivy_3576_a_minor_releases_own_fixes_count_where_its_stream_is_used_and_only_there(bool extended, params string[] expected)
    {
        var system = new RpmSystem(directory, "ID=rhel\nVERSION_ID=9.2\n").Install(new RpmSource("kernel-rt", "5.0", "1.el9_2.3", [], new RpmBinary("kernel-rt", [], "/boot/vmlinuz")));
        if (extended)
            directory.Write("root/etc/yum.repos.d/redhat.repo", "[rhel-9-for-x86_64-baseos-eus-rpms]\nenabled = 1\n");
        var own = Database()
            .Says("RHSA-2024:1", "CVE-2024-20001", "Red Hat:enterprise_linux:9::baseos/kernel-rt", "5.0-8.el9_4")
            .Says("RHSA-2024:2", "CVE-2024-20001", "Red Hat:rhel_eus:9.2::baseos/kernel-rt", "5.0-1.el9_2.7")
            .Says("RHSA-2024:3", "CVE-2024-20002", "Red Hat:enterprise_linux:9::baseos/kernel-rt", "5.0-8.el9_4")
            .Says("RHSA-2024:4", "CVE-2024-20002", "Red Hat:rhel_eus:9.2::baseos/kernel-rt", "5.0-1.el9_2.2")
            .Says("RHSA-2024:5", "CVE-2024-20003", "Red Hat:enterprise_linux:9::baseos/kernel-rt", "5.0-9.el9_4")
            .Says("RHSA-2024:6", "CVE-2024-20004", "Red Hat:rhel_eus:9.4::baseos/kernel-rt", "5.0-9.el9_4");
        Assert.Equal(expected, Findings(system, own).Select(f => $"{f.GetProperty("id").GetString()} {f.GetProperty("fixed")[0].GetString()}").Order(StringComparer.Ordinal));
    }

    /// <summary>grype#419, #376.</summary>
    [Fact]
    public void Grype_419_epochs_decide_and_a_sub_package_is_judged_by_its_own_version()
    {
        var system = new RpmSystem(directory, "ID=rocky\nVERSION_ID=9.4\n").Install(new RpmSource("tool", "1.0", "2.el9", ["Epoch: 3"],
            new RpmBinary("tool", [], "/usr/bin/tool"), new RpmBinary("libtool-data", ["Version: 2.5"], "/usr/share/tool/data")));
        var own = Database()
            .Says("RLSA-2024:1", "CVE-2024-30001", "Rocky Linux:9/tool", "9.0-1.el9")
            .Says("RLSA-2024:2", "CVE-2024-30002", "Rocky Linux:9/tool", "3:1.0-10.el9")
            .Says("RLSA-2024:3", "CVE-2024-30003", "Rocky Linux:9/libtool-data", "3:2.4-1.el9")
            .Says("RLSA-2024:4", "CVE-2024-30004", "Rocky Linux:9/libtool-data", "3:2.6-1.el9");
        Assert.Equal(["CVE-2024-30002", "CVE-2024-30004"], Found(system, own));
    }

    public void Dispose()
    {
        plimsoll.Dispose();
        directory.Dispose();
    }

    OwnDatabase Database() => new(directory, plimsoll);

    IEnumerable<string> Found(RpmSystem system, OwnDatabase own) => Findings(system, own).Select(f => f.GetProperty("id").GetString()!).Order(StringComparer.Ordinal);

    IEnumerable<JsonElement> Findings(RpmSystem system, OwnDatabase own) => plimsoll.Scan(system.Image(), "--db", own.Build()).GetProperty("findings").EnumerateArray();
}
