using Plimsoll.Core;
using Plimsoll.Testing;
using Plimsoll.Testing.Registries;
using static Plimsoll.Network.Tests.Fetching;

namespace Plimsoll.Network.Tests;

public class TlsTests
{
    [Fact]
    public void A_named_authority_is_trusted()
    {
        using var authority = new TestAuthority();
        using var server = new ScriptedServer(x => x.Answer(200, "well"), authority.Server());
        Assert.Equal("well", Ask(server, authority));
    }

    [Fact]
    public void An_unknown_authority_is_refused_before_anything_is_asked()
    {
        using var authority = new TestAuthority();
        using var other = new TestAuthority();
        using var server = new ScriptedServer(x => x.Answer(200, "well"), authority.Server());
        Assert.Contains("no authority that this machine trusts has issued it", Assert.Throws<ServiceException>(() => Ask(server, other)).Message);
        Assert.Contains("no authority that this machine trusts has issued it", Assert.Throws<ServiceException>(() => Ask(server, null)).Message);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void An_expired_certificate_is_refused()
    {
        using var authority = new TestAuthority();
        using var server = new ScriptedServer(x => x.Answer(200, "well"), authority.ExpiredServer());
        Assert.Contains("it has expired", Assert.Throws<ServiceException>(() => Ask(server, authority)).Message);
    }

    [Fact]
    public void A_certificate_of_another_name_is_refused()
    {
        using var authority = new TestAuthority();
        using var server = new ScriptedServer(x => x.Answer(200, "well"), authority.Server("registry.example"));
        Assert.Contains("issued for another name", Assert.Throws<ServiceException>(() => Ask(server, authority)).Message);
    }

    [Fact]
    public void A_port_that_speaks_no_TLS_is_said_to_be_one()
    {
        using var authority = new TestAuthority();
        using var server = new ScriptedServer(x => x.Answer(200, "well"));
        using var fetcher = new Fetcher(Impatient with { Retries = 0 });
        Assert.Contains("does not answer with TLS", Assert.Throws<ServiceException>(() => fetcher.Text(new FetchRequest(new Uri($"https://{server.Host}/")))).Message);
    }

    [Fact]
    public void An_authority_file_without_a_certificate_is_wrong_usage()
    {
        using var directory = new TemporaryDirectory();
        var empty = directory.Write("ca.pem", "nothing here");
        Assert.Equal($"{empty} holds no certificate in PEM form.", Assert.Throws<UsageException>(() => Connections.Open(NetworkOptions.Default with { CertificateAuthorities = [empty] }, new Endpoint())).Message);
        Assert.Throws<UsageException>(() => Connections.Open(NetworkOptions.Default with { CertificateAuthorities = [directory.Combine("none.pem")] }, new Endpoint()));
    }

    static string Ask(ScriptedServer server, TestAuthority? authority)
    {
        using var directory = new TemporaryDirectory();
        using var fetcher = new Fetcher(Impatient with { CertificateAuthorities = authority is null ? [] : [directory.Write("ca.pem", authority.Pem)] });
        return fetcher.Text(Get(server));
    }
}
