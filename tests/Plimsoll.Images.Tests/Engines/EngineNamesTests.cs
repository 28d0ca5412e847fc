using Plimsoll.Core;
using Plimsoll.Images.Engines;
using Plimsoll.Images.Subjects;

namespace Plimsoll.Images.Tests.Engines;

public class EngineNamesTests
{
    const string Digest = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    // Nobody listens there: only the name is looked at.
    static readonly OpenOptions Nowhere = new() { Engines = new EngineOptions { Host = "unix:///no/such/socket" } };

    [Theory]
    [InlineData("alpine")]
    [InlineData("alpine:3.20")]
    [InlineData("library/alpine")]
    [InlineData("docker.io/library/alpine:latest")]
    [InlineData("localhost:5000/a/b/c:V1_x.y-z")]
    [InlineData("Registry.Example/name")]
    [InlineData("a__b/c-d.e")]
    [InlineData("alpine@" + Digest)]
    [InlineData("alpine:3@" + Digest)]
    [InlineData(Digest)]
    [InlineData("e3b0c44298fc")]
    public void Names_of_images_go_to_the_engine(string name) => Refused.By<ServiceException>(() => Targets.Open($"docker:{name}", Nowhere));

    [Theory]
    [InlineData("")]
    [InlineData(":tag")]
    [InlineData("name:")]
    [InlineData("/name")]
    [InlineData("name/")]
    [InlineData("a//b")]
    [InlineData("..")]
    [InlineData("a/../../containers/x")]
    [InlineData("a/./b")]
    [InlineData("a/%2e%2e/b")]
    [InlineData("name?all=1")]
    [InlineData("name#x")]
    [InlineData("name x")]
    [InlineData("name\nx")]
    [InlineData("name\0x")]
    [InlineData("Name")]
    [InlineData("name@sha256:12")]
    [InlineData("host:port/name")]
    [InlineData("näme")]
    [InlineData("\\name")]
    public void What_is_no_name_of_an_image_goes_nowhere(string name) => Refused.By<UsageException>(() => Targets.Open($"docker:{name}", Nowhere));

    [Theory, InlineData("web"), InlineData("web_1.x-y"), InlineData("4f9a"), InlineData("Web")]
    public void Names_of_containers_go_to_the_engine(string name) => Refused.By<ServiceException>(() => Targets.Open($"container:{name}", Nowhere));

    [Theory, InlineData(""), InlineData("a/b"), InlineData("../x"), InlineData("a:b"), InlineData("."), InlineData("_x"), InlineData("a?b"), InlineData("a b"), InlineData("a\nb")]
    public void What_is_no_name_of_a_container_goes_nowhere(string name) => Refused.By<UsageException>(() => Targets.Open($"container:{name}", Nowhere));

    [Fact]
    public void Names_without_end_go_nowhere()
    {
        Refused.By<UsageException>(() => Targets.Open($"docker:{new string('a', 5000)}", Nowhere));
        Refused.By<UsageException>(() => Targets.Open($"docker:a:{new string('a', 5000)}", Nowhere));
        Refused.By<UsageException>(() => Targets.Open($"container:{new string('a', 5000)}", Nowhere));
    }
}
