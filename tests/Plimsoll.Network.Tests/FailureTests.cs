using System.Net;
using System.Net.Sockets;
using Plimsoll.Core;
using Plimsoll.Testing.Registries;
using static Plimsoll.Network.Tests.Fetching;

namespace Plimsoll.Network.Tests;

public class FailureTests
{
    [Fact]
    public void A_port_where_nothing_listens_is_said_at_once()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var fetcher = new Fetcher(NetworkOptions.Default);
        Assert.Equal($"127.0.0.1:{port} could not be reached: nothing listens there; check the address and that the service runs.", Failure(fetcher, $"http://127.0.0.1:{port}/"));
        Assert.Equal(1, fetcher.Meter.Requests);
    }

    [Fact]
    public void A_port_that_takes_connections_and_says_nothing_is_given_up_once()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var fetcher = new Fetcher(NetworkOptions.Default with { ConnectTimeout = TimeSpan.FromMilliseconds(300) });
        Assert.Contains("no connection could be made within", Failure(fetcher, $"https://{silent.LocalEndpoint}/"));
        Assert.Equal(1, fetcher.Meter.Requests);
    }

    [Fact]
    public void A_name_that_is_none_is_said_to_be_one()
    {
        using var fetcher = new Fetcher(Impatient with { AnswerTimeout = TimeSpan.FromSeconds(20) });
        Assert.StartsWith("The name registry.invalid could not be resolved", Failure(fetcher, "https://registry.invalid/"));
    }

    [Fact]
    public void What_is_no_HTTP_is_said_to_be_none()
    {
        using var server = new ScriptedServer(x =>
        {
            x.Send("SSH-2.0-OpenSSH\r\n\r\n"u8);
            x.Cut();
        });
        using var fetcher = new Fetcher(Impatient);
        Assert.Contains("is not HTTP", Failure(fetcher, server.Url));
    }

    [Fact]
    public void Plain_http_is_for_loopback_or_whoever_asks_for_it()
    {
        using var fetcher = new Fetcher(Impatient);
        Assert.Contains("it is asked over https only", Failure(fetcher, "http://registry.example/"));
        Assert.Empty(fetcher.PlainHosts);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.8.9.10", true)]
    [InlineData("[::1]", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("localhost", true)]
    [InlineData("LOCALHOST.", true)]
    [InlineData("a.localhost", true)]
    [InlineData("localhost.example", false)]
    [InlineData("127.0.0.1.example", false)]
    [InlineData("10.0.0.1", false)]
    [InlineData("128.0.0.1", false)]
    public void Loopback_is_told_by_its_name(string host, bool loopback) => Assert.Equal(loopback, Hosts.IsLoopback(host));

    static string Failure(Fetcher fetcher, string address) => Assert.Throws<ServiceException>(() => fetcher.Text(new FetchRequest(new Uri(address)))).Message;
}
