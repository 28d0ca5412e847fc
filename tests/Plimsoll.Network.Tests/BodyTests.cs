using Plimsoll.Core;
using Plimsoll.Testing.Registries;
using static Plimsoll.Network.Tests.Fetching;

namespace Plimsoll.Network.Tests;

public class BodyTests
{
    [Fact]
    public void A_body_that_falls_silent_is_given_up()
    {
        using var server = new ScriptedServer(x =>
        {
            x.Head(200, ("Content-Length", "10"));
            x.Send("abc"u8);
            x.Stall();
        });
        Assert.Contains("did not come whole", Failure(server));
    }

    [Fact]
    public void A_body_that_ends_before_its_length_is_given_up()
    {
        using var server = new ScriptedServer(x =>
        {
            x.Head(200, ("Content-Length", "10"));
            x.Send("abc"u8);
            x.Cut();
        });
        Assert.Contains("did not come whole", Failure(server));
    }

    [Fact]
    public void A_body_of_chunks_that_ends_in_the_middle_is_given_up()
    {
        using var server = new ScriptedServer(x =>
        {
            x.Head(200, ("Transfer-Encoding", "chunked"));
            x.Send("5\r\nabcde\r\n"u8);
            x.Cut();
        });
        Assert.Contains("did not come whole", Failure(server));
    }

    [Fact]
    public void A_body_without_end_is_refused()
    {
        using var server = new ScriptedServer(x =>
        {
            x.Head(200, ("Transfer-Encoding", "chunked"));
            x.Endless("5\r\nabcde\r\n"u8.ToArray());
        });
        Assert.Contains("is larger than 1,048,576 bytes", Failure(server));
    }

    [Fact]
    public void A_body_that_drips_is_given_up()
    {
        using var server = new ScriptedServer(x =>
        {
            x.Head(200, ("Transfer-Encoding", "chunked"));
            x.Endless("1\r\na\r\n"u8.ToArray(), TimeSpan.FromMilliseconds(20));
        });
        Assert.Contains("did not come whole", Failure(server));
    }

    [Fact]
    public void A_slow_reader_is_no_slow_server()
    {
        var sent = new byte[200_000];
        using var server = new ScriptedServer(x => x.Answer(200, "application/octet-stream", sent));
        using var fetcher = new Fetcher(Impatient);
        using var body = fetcher.Open(Get(server), Impatient);
        Thread.Sleep(Impatient.StallTimeout * 2);
        Assert.Equal(sent, Bodies.ReadAll(body, sent.Length, "it"));
        Assert.Equal(sent.Length, fetcher.Meter.Bytes);
    }

    [Fact]
    public void The_bound_itself_still_fits()
    {
        using var exact = new MemoryStream(new byte[100_000]);
        Assert.Equal(100_000, Bodies.ReadAll(exact, 100_000, "it").Length);
        exact.Position = 0;
        Assert.Throws<ServiceException>(() => Bodies.ReadAll(exact, 99_999, "it"));
    }

    static string Failure(ScriptedServer server)
    {
        using var fetcher = new Fetcher(Impatient);
        return Assert.Throws<ServiceException>(() => fetcher.Text(Get(server))).Message;
    }
}
