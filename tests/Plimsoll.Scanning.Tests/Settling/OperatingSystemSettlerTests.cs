using Plimsoll.Core.Evidence;
using Plimsoll.Scanning.Settling;

namespace Plimsoll.Scanning.Tests.Settling;

public class OperatingSystemSettlerTests
{
    [Theory]
    [InlineData("ID=debian;VERSION_ID=12", "", "debian 12")]
    [InlineData("ID=debian;PRETTY_NAME=trixie/sid", "etc/debian_version=trixie/sid", "debian sid")]
    [InlineData("ID=alpine;VERSION_ID=3.20.3", "", "alpine 3.20.3")]
    [InlineData("ID=alpine;VERSION_ID=3.22_alpha20250108", "", "alpine edge")]
    [InlineData("ID=wolfi;VERSION_ID=20230201", "", "wolfi 20230201")]
    [InlineData("ID=rhel;VERSION_ID=9.4", "", "rhel 9.4")]
    [InlineData("ID=centos;NAME=CentOS Stream;VERSION_ID=9", "", "centos 9")]
    [InlineData("ID=opensuse-leap;VERSION_ID=15.6", "", "opensuse-leap 15.6")]
    [InlineData("ID=opensuse-tumbleweed;VERSION_ID=20240901", "", "opensuse-tumbleweed 20240901")]
    [InlineData("ID=amzn;VERSION_ID=2023", "", "amzn 2023")]
    [InlineData("ID=mariner;VERSION_ID=2.0", "", "mariner 2.0")]
    [InlineData("ID=ol;VERSION_ID=8.9", "", "ol 8.9")]
    [InlineData("ID=arch", "", "arch ")]
    [InlineData("", "etc/redhat-release=CentOS release 6.10 (Final)", "centos 6.10")]
    [InlineData("", "etc/system-release=Amazon Linux AMI release 2018.03", "amzn 2018.03")]
    [InlineData("", "etc/alpine-release=3.4.6", "alpine 3.4.6")]
    [InlineData("", "etc/debian_version=7.11", "debian 7")]
    public void Distributions_are_told_by_what_they_really_say(string release, string file, string expected)
    {
        List<Observation> observations = [];
        if (release.Length > 0)
            observations.Add(new Observation("os/release", "etc/os-release", release.Split(';').Select(f => f.Split('=', 2)).ToDictionary(f => f[0], f => f[1])));
        if (file.Length > 0)
            observations.Add(new Observation("os/release", file.Split('=')[0], new Dictionary<string, string> { ["text"] = file.Split('=')[1] }));
        var system = OperatingSystemSettler.Settle(observations)!;
        Assert.Equal(expected, $"{system.Id} {system.VersionId}");
    }

    [Fact]
    public void Nothing_said_is_nothing_known() => Assert.Null(OperatingSystemSettler.Settle([]));
}
