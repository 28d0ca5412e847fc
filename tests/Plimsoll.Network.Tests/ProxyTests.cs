using Plimsoll.Core;
using Plimsoll.Testing;
using Plimsoll.Testing.Registries;
using static Plimsoll.Network.Tests.Fetching;

namespace Plimsoll.Network.Tests;

public class ProxyTests
{
    [Fact]
    public void Https_goes_through_the_proxy_as_a_tunnel_and_is_verified_at_its_end()
    {
        using var authority = new TestAuthority();
        using var directory = new TemporaryDirectory();
        using var server = new ScriptedServer(x => x.Answer(200, "well"), authority.Server("registry.example"));
        using var proxy = new ScriptedProxy(asked => asked == "registry.example:443" ? server.Host : null, "anna:s3:cret");
        var options = Impatient with { CertificateAuthorities = [directory.Write("ca.pem", authority.Pem)], Proxy = Proxies(("HTTPS_PROXY", $"http://anna:s3%3Acret@{proxy.Host}")) };
        using var fetcher = new Fetcher(options);
        Assert.Equal("well", fetcher.Text(new FetchRequest(new Uri("https://registry.example/v2/")) { Authorization = "Bearer secret" }));
        Assert.All(proxy.Asked, asked => Assert.Equal("CONNECT registry.example:443", asked));
        Assert.Equal("registry.example", server.Requests[0]["Host"]);
        Assert.Null(server.Requests[0]["Proxy-Authorization"]);
        Assert.Contains("other.example could not be reached through the proxy", Assert.Throws<ServiceException>(() => fetcher.Text(new FetchRequest(new Uri("https://other.example/")))).Message);
    }

    [Fact]
    public void Loopback_is_reached_without_one()
    {
        using var server = new ScriptedServer(x => x.Answer(200, "well"));
        using var fetcher = new Fetcher(Impatient with { Proxy = Proxies(("ALL_PROXY", "http://proxy.invalid:3128")) });
        Assert.Equal("well", fetcher.Text(Get(server)));
    }

    [Theory]
    [InlineData("*", "https://a.example/", true)]
    [InlineData("example", "https://a.example/", true)]
    [InlineData("a.example", "https://a.example/", true)]
    [InlineData("A.Example", "https://a.example/", true)]
    [InlineData(".example", "https://a.example/", true)]
    [InlineData("*.example", "https://a.example/", true)]
    [InlineData(".a.example", "https://a.example/", false)]
    [InlineData("b.example, a.example", "https://a.example/", true)]
    [InlineData("xample", "https://a.example/", false)]
    [InlineData("a.example:443", "https://a.example/", true)]
    [InlineData("a.example:5000", "https://a.example/", false)]
    [InlineData("10.0.0.0/8", "https://10.1.2.3/", true)]
    [InlineData("10.0.0.0/8", "https://11.1.2.3/", false)]
    [InlineData("10.1.2.3", "https://10.1.2.3/", true)]
    [InlineData("fd00::/8", "https://[fd12::1]/", true)]
    [InlineData("[fd12::1]:443", "https://[fd12::1]/", true)]
    [InlineData("10.0.0.0/99,,:,/", "https://10.1.2.3/", false)]
    public void Exceptions_are_read_as_other_tools_read_them(string exceptions, string address, bool covered) =>
        Assert.Equal(covered, ProxyExceptions.Parse(exceptions).Cover(new Uri(address)));

    [Fact]
    public void A_wrong_address_is_wrong_usage_and_its_password_is_not_repeated()
    {
        var failure = Assert.Throws<UsageException>(() => Proxies(("https_proxy", "gopher://anna:secret@proxy")));
        Assert.Equal("https_proxy is not the address of a proxy; write it as http://host:port.", failure.Message);
    }

    [Fact]
    public void A_server_cannot_set_the_proxy_of_a_program_that_it_starts() =>
        Assert.Null(Proxies(("HTTP_PROXY", "http://evil.example"), ("REQUEST_METHOD", "GET")));

    static ProxySettings? Proxies(params (string Name, string Value)[] environment) =>
        ProxySettings.FromEnvironment(name => environment.FirstOrDefault(e => e.Name == name).Value);
}
