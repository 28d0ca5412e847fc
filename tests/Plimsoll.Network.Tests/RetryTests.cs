using System.Net;
using Plimsoll.Core;
using Plimsoll.Testing.Registries;
using static Plimsoll.Network.Tests.Fetching;

namespace Plimsoll.Network.Tests;

public class RetryTests
{
    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public void A_passing_failure_is_asked_again(int status)
    {
        var asked = 0;
        using var server = new ScriptedServer(x => x.Answer(Interlocked.Increment(ref asked) < 3 ? status : 200, "well"));
        using var fetcher = new Fetcher(Impatient);
        Assert.Equal("well", fetcher.Text(Get(server)));
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(3, fetcher.Meter.Requests);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(501)]
    public void A_lasting_failure_is_not_asked_again(int status)
    {
        using var server = new ScriptedServer(x => x.Answer(status));
        using var fetcher = new Fetcher(Impatient);
        using var answer = fetcher.Send(Get(server), default);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Single(server.Requests);
    }

    [Fact]
    public void After_the_last_attempt_the_failure_is_what_comes_back()
    {
        using var server = new ScriptedServer(x => x.Answer(503));
        using var fetcher = new Fetcher(Impatient);
        using var answer = fetcher.Send(Get(server), default);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(1 + Impatient.Retries, server.Requests.Count);
    }

    [Fact]
    public void A_connection_that_is_cut_before_the_answer_is_made_again()
    {
        var asked = 0;
        using var server = new ScriptedServer(x =>
        {
            if (Interlocked.Increment(ref asked) < 3)
                x.Cut();
            else
                x.Answer(200, "well");
        });
        using var fetcher = new Fetcher(Impatient);
        Assert.Equal("well", fetcher.Text(Get(server)));
    }

    [Fact]
    public void A_form_is_posted_once_whatever_comes_of_it()
    {
        using var server = new ScriptedServer(x => x.Answer(503));
        using var fetcher = new Fetcher(Impatient);
        using var answer = fetcher.Send(Get(server) with { Form = [KeyValuePair.Create("a", "b c")] }, default);
        Assert.Equal("a=b+c", Assert.Single(server.Requests).BodyText);
    }

    [Fact]
    public void A_longer_wait_than_ours_ends_it_at_once()
    {
        using var server = new ScriptedServer(x => x.Answer(429, "", ("Retry-After", "3600")));
        using var fetcher = new Fetcher(Impatient);
        using var answer = fetcher.Send(Get(server), default);
        Assert.Equal(TimeSpan.FromHours(1), RetryAfter.Of(answer, TimeProvider.System));
        Assert.Single(server.Requests);
    }

    [Fact]
    public void A_wait_that_the_server_asks_for_is_waited()
    {
        var times = new List<long>();
        using var server = new ScriptedServer(x =>
        {
            times.Add(TimeProvider.System.GetTimestamp());
            x.Answer(times.Count == 1 ? 503 : 200, "well", ("Retry-After", "1"));
        });
        using var fetcher = new Fetcher(Impatient with { AnswerTimeout = TimeSpan.FromSeconds(10) });
        Assert.Equal("well", fetcher.Text(Get(server)));
        Assert.True(TimeProvider.System.GetElapsedTime(times[0], times[1]) >= TimeSpan.FromSeconds(0.9));
    }

    [Fact]
    public void A_server_that_says_nothing_is_given_up_with_a_word()
    {
        using var server = new ScriptedServer(x => x.Stall());
        using var fetcher = new Fetcher(Impatient with { Retries = 1 });
        Assert.StartsWith($"{server.Host} does not answer within", Assert.Throws<ServiceException>(() => fetcher.Text(Get(server))).Message);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public void Headers_that_drip_are_given_up()
    {
        using var server = new ScriptedServer(x =>
        {
            x.Send("HTTP/1.1 200 OK\r\n"u8);
            x.Endless("A: b\r\n"u8.ToArray(), TimeSpan.FromMilliseconds(50));
        });
        using var fetcher = new Fetcher(Impatient with { Retries = 0 });
        Assert.StartsWith($"{server.Host} does not answer within", Assert.Throws<ServiceException>(() => fetcher.Text(Get(server))).Message);
    }

    [Fact]
    public void Headers_without_end_are_refused()
    {
        using var server = new ScriptedServer(x =>
        {
            x.Send("HTTP/1.1 200 OK\r\n"u8);
            x.Endless(System.Text.Encoding.ASCII.GetBytes($"A: {new string('b', 4096)}\r\n"));
        });
        using var fetcher = new Fetcher(Impatient with { Retries = 0 });
        Assert.Contains("headers that are larger", Assert.Throws<ServiceException>(() => fetcher.Text(Get(server))).Message);
    }

    [Fact]
    public void Cancelling_ends_the_wait_for_an_answer_and_for_its_body()
    {
        using var server = new ScriptedServer(x =>
        {
            if (x.Request.Path == "/body")
                x.Head(200, ("Content-Length", "10"));
            x.Stall();
        });
        using var fetcher = new Fetcher(NetworkOptions.Default);
        using var soon = new CancellationTokenSource(200);
        Assert.ThrowsAny<OperationCanceledException>(() => fetcher.Text(Get(server), NetworkOptions.Default, soon.Token));
        using var later = new CancellationTokenSource(200);
        Assert.ThrowsAny<OperationCanceledException>(() => fetcher.Text(Get(server, "/body"), NetworkOptions.Default, later.Token));
    }
}
