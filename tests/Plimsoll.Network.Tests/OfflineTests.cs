using Plimsoll.Core;

namespace Plimsoll.Network.Tests;

public class OfflineTests
{
    [Fact]
    public void Offline_no_address_is_asked_and_the_error_says_which()
    {
        using var client = Connections.Open(NetworkOptions.Default with { Offline = true }, new Endpoint());
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://registry.example/v2/");
        Assert.Equal("registry.example was not asked, because of --offline.", Assert.Throws<ServiceException>(() => client.Send(request)).Message);
    }
}
