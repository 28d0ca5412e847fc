using Plimsoll.Core.Evidence;
using Plimsoll.Scanning.Settling;
using OperatingSystem = Plimsoll.Core.Evidence.OperatingSystem;

namespace Plimsoll.Scanning.Tests.Settling;

public class RedHatStreamsTests
{
    [Theory]
    [InlineData("rhel", "rhel-9-for-x86_64-baseos-eus-rpms__9_DOT_2", "eus")]
    [InlineData("rhel", "rhel-8-for-x86_64-baseos-e4s-rpms\nrhel-8-for-x86_64-appstream-aus-rpms", "aus e4s")]
    [InlineData("rhel", "rhel-9-for-x86_64-baseos-rpms", "")]
    [InlineData("rhel", "my-eus-mirror", "")]
    [InlineData("rocky", "rhel-9-for-x86_64-baseos-eus-rpms", "")]
    public void A_prolonged_stream_is_told_by_the_repositories(string id, string sets, string suites)
    {
        var observation = new Observation("rpm/content-sets", "etc/yum.repos.d/redhat.repo", new Dictionary<string, string> { ["sets"] = sets });
        Assert.Equal(suites, string.Join(' ', RedHatStreams.Settle(new OperatingSystem(id, "9.2"), [observation]).Suites));
    }
}
