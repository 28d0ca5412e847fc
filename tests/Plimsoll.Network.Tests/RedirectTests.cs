using Plimsoll.Core;
using Plimsoll.Testing;
using Plimsoll.Testing.Registries;
using static Plimsoll.Network.Tests.Fetching;

namespace Plimsoll.Network.Tests;

public class RedirectTests
{
    [Fact]
    public void Credentials_stay_within_their_origin_and_do_not_come_back_to_it()
    {
        ScriptedServer? first = null;
        using var other = new ScriptedServer(x => x.Redirect($"{first!.Url}/last"));
        first = new ScriptedServer(x =>
        {
            if (x.Request.Path == "/last")
                x.Answer(200, "well");
            else
                x.Redirect(x.Request.Path == "/" ? "/second" : $"{other.Url}/third");
        });
        using var _ = first;
        using var fetcher = new Fetcher(Impatient);
        Assert.Equal("well", fetcher.Text(Get(first) with { Authorization = "Bearer secret", Headers = [KeyValuePair.Create("Range", "bytes=0-")] }));
        Assert.Equal(["Bearer secret", "Bearer secret", null], first.Requests.Select(r => r["Authorization"]));
        Assert.Null(Assert.Single(other.Requests)["Authorization"]);
        Assert.Equal("bytes=0-", other.Requests[0]["Range"]);
    }

    [Fact]
    public void A_client_certificate_is_not_shown_to_another_origin()
    {
        using var authority = new TestAuthority();
        using var directory = new TemporaryDirectory();
        using var other = new ScriptedServer(x => x.Answer(200, "well"), authority.Server(), asksForCertificate: true);
        using var first = new ScriptedServer(x => x.Redirect(other.Url), authority.Server(), asksForCertificate: true);
        var endpoint = new Endpoint { ClientCertificate = authority.Client("anna").Certificate };
        var options = Impatient with { CertificateAuthorities = [directory.Write("ca.pem", authority.Pem)] };
        using var fetcher = new Fetcher(options, address => address.Port == first.Port ? endpoint : null);
        Assert.Equal("well", fetcher.Text(Get(first)));
        Assert.Equal(["CN=anna"], first.Clients);
        Assert.Equal([null], other.Clients);
    }

    [Fact]
    public void From_https_nothing_leads_to_http()
    {
        using var authority = new TestAuthority();
        using var directory = new TemporaryDirectory();
        using var other = new ScriptedServer(x => x.Answer(200, "well"));
        using var first = new ScriptedServer(x => x.Redirect(other.Url), authority.Server());
        using var fetcher = new Fetcher(Impatient with { CertificateAuthorities = [directory.Write("ca.pem", authority.Pem)] });
        Assert.Contains("redirects from https to http://", Assert.Throws<ServiceException>(() => fetcher.Text(Get(first))).Message);
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/", "is not an address of http or https")]
    [InlineData("file:///etc/passwd", "is not an address of http or https")]
    [InlineData("http://plain.example/", "would be asked over plain http")]
    [InlineData("http://anna:secret@127.0.0.1/", "a name or password")]
    [InlineData("http://[", "without saying where to")]
    public void What_breaks_a_rule_is_not_followed(string location, string word)
    {
        using var server = new ScriptedServer(x => x.Redirect(location));
        using var fetcher = new Fetcher(Impatient);
        var failure = Assert.Throws<ServiceException>(() => fetcher.Text(Get(server)));
        Assert.Contains(word, failure.Message);
        Assert.DoesNotContain("secret", failure.Message);
    }

    [Fact]
    public void A_circle_ends()
    {
        using var server = new ScriptedServer(x => x.Redirect("/"));
        using var fetcher = new Fetcher(Impatient);
        Assert.Contains("redirects more than 8 times", Assert.Throws<ServiceException>(() => fetcher.Text(Get(server))).Message);
        Assert.Equal(9, server.Requests.Count);
    }

    [Fact]
    public void A_connection_is_used_again_after_an_answer_that_nobody_wants()
    {
        using var server = new ScriptedServer(x => x.Answer(x.Request.Path == "/last" ? 200 : 302, "a short body", ("Location", "/last")));
        using var fetcher = new Fetcher(Impatient);
        fetcher.Text(Get(server));
        fetcher.Text(Get(server));
        Assert.Equal((4, 1), (server.Requests.Count, server.ConnectionsAccepted));
    }

    [Fact]
    public void A_form_follows_no_redirect()
    {
        using var server = new ScriptedServer(x => x.Redirect("/other"));
        using var fetcher = new Fetcher(Impatient);
        Assert.Throws<ServiceException>(() => fetcher.Send(Get(server) with { Form = [KeyValuePair.Create("refresh_token", "secret")] }, default));
        Assert.Single(server.Requests);
    }

    [Fact]
    public void From_elsewhere_nothing_leads_to_this_machine()
    {
        using var inside = new ScriptedServer(x => x.Answer(200, "the machine's secrets"));
        using var outside = new ScriptedServer(x => x.Redirect(inside.Url));
        using var proxy = new ScriptedProxy(_ => outside.Host);
        using var fetcher = new Fetcher(Impatient with { Proxy = ProxySettings.FromEnvironment(name => name == "http_proxy" ? proxy.Url : null) });
        var request = new FetchRequest(new Uri("http://outside.example/")) { AllowPlainHttp = true };
        Assert.Contains("which is this machine itself", Assert.Throws<ServiceException>(() => fetcher.Text(request)).Message);
        Assert.Empty(inside.Requests);
        Assert.Equal(["outside.example"], fetcher.PlainHosts);
    }
}
