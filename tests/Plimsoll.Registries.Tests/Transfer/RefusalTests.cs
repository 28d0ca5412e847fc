using System.Net;
using Plimsoll.Core;
using Plimsoll.Network;
using Plimsoll.Testing;
using Plimsoll.Testing.Images;
using Plimsoll.Testing.Registries;

namespace Plimsoll.Registries.Tests.Transfer;

/// <summary>What a user is told: which registry, which credentials were tried, what to do.</summary>
public class RefusalTests
{
    [Fact]
    public void No_such_tag_and_no_such_repository_of_a_real_registry()
    {
        using var server = new RegistryServer();
        server.Push(new ImageFixture(new LayerFixture([1])), "a/b:1");
        Assert.Equal($"{server.Host}/a/b has no tag 2 (404 MANIFEST_UNKNOWN: manifest unknown); check the name.", Message($"{server.Host}/a/b:2"));
        Assert.Equal($"There is no repository {server.Host}/none, or whoever is not signed in may not see it (404 NAME_UNKNOWN: repository name not known to registry); check its name.", Tags($"{server.Host}/none"));
    }

    [Fact]
    public void A_wrong_password_and_none_at_a_real_registry()
    {
        using var server = new RegistryServer(new RegistrySetup { Users = [("anna", "s3cret")] });
        Assert.Equal($"{server.Host} refuses the given user anna (PLIMSOLL_REGISTRY_USERNAME) for {server.Host}/a/b (401 UNAUTHORIZED: authentication required); check the name and password, or sign in again with 'docker login {server.Host}'.", Message($"{server.Host}/a/b", Clients.Options with { UserName = "anna", Password = "wr0ng" }));
        Assert.Equal($"{server.Host}/a/b wants you signed in, and no credentials were shown (there is no Docker config.json); sign in with 'docker login {server.Host}', or set PLIMSOLL_REGISTRY_USERNAME and PLIMSOLL_REGISTRY_PASSWORD (401 UNAUTHORIZED: authentication required).", Message($"{server.Host}/a/b"));
    }

    [Fact]
    public void A_wrong_password_at_a_token_server()
    {
        using var tokens = new TokenServer { Users = [("anna", "s3cret")] };
        using var server = new RegistryServer(new RegistrySetup { Tokens = tokens, Users = [("anna", "s3cret")] });
        var realm = new Uri(tokens.Realm).Authority;
        Assert.Equal($"{server.Host} refuses the given user anna (PLIMSOLL_REGISTRY_USERNAME) (401 of {realm}): wrong or expired; sign in again with 'docker login {server.Host}'.", Message($"{server.Host}/a/b", Clients.Options with { UserName = "anna", Password = "wr0ng" }));
        Assert.Contains("wants you signed in; sign in with", Message($"{server.Host}/a/b"));
    }

    [Theory]
    [InlineData(403, "does not let whoever is not signed in read")]
    [InlineData(429, "was asked too often by your address (429) and asks to wait 3600 seconds; try again later, or sign in")]
    [InlineData(500, "answers with an error when asked for tag 1 of")]
    [InlineData(418, "answers with an error when asked for tag 1 of")]
    public void Other_refusals(int status, string words)
    {
        using var server = new ScriptedServer(x => x.Answer(status, "", ("Retry-After", "3600")));
        Assert.Contains(words, Message($"{server.Host}/a/b:1"));
    }

    [Fact]
    public void A_registry_that_says_too_much_is_cut_short_and_cleaned()
    {
        using var server = new ScriptedServer(x => x.Json(404, $$"""{"errors":[{"code":"A\u001b[31m","message":"{{new string('x', 5000)}}"}]}"""));
        var message = Message($"{server.Host}/a/b:1");
        Assert.Contains("404 A?[31m: xxx", message);
        Assert.True(message.Length < 400);
        Assert.DoesNotContain('\u001b', message);
    }

    [Fact]
    public void An_error_without_end_is_not_read_to_its_end()
    {
        using var server = new ScriptedServer(x =>
        {
            x.Head(404, ("Transfer-Encoding", "chunked"));
            x.Endless([.. "FA00\r\n"u8, .. new byte[64_000], .. "\r\n"u8]);
        });
        Assert.Contains("has no tag 1 (404)", Message($"{server.Host}/a/b:1"));
    }

    [Fact]
    public void Offline_nothing_is_asked()
    {
        using var server = new ScriptedServer(x => x.Answer(200));
        using var client = new RegistryClient(Clients.Options with { Network = NetworkOptions.Default with { Offline = true } });
        Assert.Equal($"{server.Host} was not asked, because of --offline.", Assert.Throws<ServiceException>(() => client.Manifest(ImageReference.Parse($"{server.Host}/a"), default)).Message);
        Assert.Equal((0, 0), (server.ConnectionsAccepted, client.PlainConnections.Count));
    }

    [Fact]
    public void A_passing_failure_of_a_registry_is_asked_again_on_its_first_request_too()
    {
        var asked = 0;
        using var server = new ScriptedServer(x => x.Answer(Interlocked.Increment(ref asked) < 3 ? 503 : 404));
        Assert.Contains("(404)", Message($"{server.Host}/a/b:1"));
        Assert.Equal(3, asked);
    }

    [Fact]
    public void A_mirror_that_cannot_be_reached_is_asked_once()
    {
        using var directory = new TemporaryDirectory();
        var gone = new ScriptedServer(x => x.Cut());
        gone.Dispose();
        using var server = new ScriptedServer(x => x.Answer(404));
        var conf = directory.Write("registries.conf", $"[[registry]]\nlocation = \"{server.Host}\"\n[[registry.mirror]]\nlocation = \"{gone.Host}\"\n");
        using var client = new RegistryClient(Clients.Options with { RegistriesConf = [conf] });
        Assert.Throws<RegistryException>(() => client.Manifest(ImageReference.Parse($"{server.Host}/a:1"), default));
        var made = client.RequestsMade;
        Assert.Throws<RegistryException>(() => client.Manifest(ImageReference.Parse($"{server.Host}/a:1"), default));
        Assert.Equal(1, client.RequestsMade - made);
    }

    [Fact]
    public void A_missing_thing_is_told_by_its_type()
    {
        using var server = new ScriptedServer(x => x.Answer(404));
        using var client = new RegistryClient(Clients.Options);
        var failure = Assert.Throws<RegistryException>(() => client.Manifest(ImageReference.Parse($"{server.Host}/a"), default));
        Assert.True(failure.IsMissing);
        Assert.Equal(HttpStatusCode.NotFound, failure.Status);
    }

    static string Message(string name, RegistryOptions? options = null)
    {
        using var client = new RegistryClient(options ?? Clients.Options);
        return Assert.Throws<RegistryException>(() => client.Manifest(ImageReference.Parse(name), default)).Message;
    }

    static string Tags(string name)
    {
        using var client = new RegistryClient(Clients.Options);
        return Assert.Throws<RegistryException>(() => client.Tags(ImageReference.Parse(name), default)).Message;
    }
}
