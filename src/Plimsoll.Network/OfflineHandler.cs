using Plimsoll.Core;

namespace Plimsoll.Network;

/// <summary>Makes no connection.</summary>
sealed class OfflineHandler : HttpMessageHandler
{
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => throw Refusal(request);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw Refusal(request);

    static ServiceException Refusal(HttpRequestMessage request) => new($"{request.RequestUri?.Authority} was not asked, because of --offline.");
}
