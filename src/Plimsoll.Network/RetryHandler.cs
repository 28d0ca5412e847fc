using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Plimsoll.Network;

/// <summary>Makes a request again that failed for a passing reason, if making it twice does no harm; waits as long as the server asks, within bounds.</summary>
sealed class RetryHandler : DelegatingHandler
{
    /// <summary>Set on a request that is to be made once, whatever comes of it.</summary>
    public static readonly HttpRequestOptionsKey<bool> Once = new("plimsoll-once");

    /// <summary>Set on a request whose attempts are counted.</summary>
    public static readonly HttpRequestOptionsKey<RequestMeter> Meter = new("plimsoll-meter");

    readonly ResiliencePipeline<HttpResponseMessage> retry;
    readonly TimeSpan answerTimeout;

    public RetryHandler(HttpMessageHandler inner, NetworkOptions options, TimeSpan answerTimeout, TimeProvider time) : base(inner)
    {
        this.answerTimeout = answerTimeout;
        retry = options.Retries == 0 ? ResiliencePipeline<HttpResponseMessage>.Empty : Pipeline(options, time);
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => MayRepeat(request)
        ? retry.Execute(static (state, cancellation) => state.Handler.Attempt(state.Request, cancellation), (Handler: this, Request: request), cancellationToken)
        : Attempt(request, cancellationToken);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => MayRepeat(request)
        ? await retry.ExecuteAsync(static async (state, cancellation) => await state.Handler.AttemptAsync(state.Request, cancellation), (Handler: this, Request: request), cancellationToken)
        : await AttemptAsync(request, cancellationToken);

    static bool MayRepeat(HttpRequestMessage request) =>
        (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head) && request.Content is null && !request.Options.TryGetValue(Once, out _);

    HttpResponseMessage Attempt(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var patience = Patience(request, cancellation);
        try
        {
            return base.Send(request, patience.Token);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw Silent(e, patience);
        }
    }

    async Task<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var patience = Patience(request, cancellation);
        try
        {
            return await base.SendAsync(request, patience.Token);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw Silent(e, patience);
        }
    }

    CancellationTokenSource Patience(HttpRequestMessage request, CancellationToken cancellation)
    {
        if (request.Options.TryGetValue(Meter, out var meter))
            meter.CountRequest();
        var source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        source.CancelAfter(answerTimeout);
        return source;
    }

    static HttpRequestException Silent(OperationCanceledException e, CancellationTokenSource patience) => patience.IsCancellationRequested
        ? new(HttpRequestError.ConnectionError, "no answer in time", new TimeoutException("no answer in time", e))
        : new(HttpRequestError.ConnectionError, "no connection in time", new NoConnectionException(e));

    static ResiliencePipeline<HttpResponseMessage> Pipeline(NetworkOptions options, TimeProvider time) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }.AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = options.Retries,
            Delay = options.FirstDelay,
            MaxDelay = options.LongestWait,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = arguments => ValueTask.FromResult(IsPassing(arguments.Outcome, options, time)),
            DelayGenerator = arguments => ValueTask.FromResult(RetryAfter.Of(arguments.Outcome.Result, time)),
        }).Build();

    static bool IsPassing(Outcome<HttpResponseMessage> outcome, NetworkOptions options, TimeProvider time) => outcome switch
    {
        { Exception: { } e } => Failures.IsPassing(e),
        { Result: { } answer } => IsPassing(answer.StatusCode) && (RetryAfter.Of(answer, time) is not { } wait || wait <= options.LongestWait),
        _ => false,
    };

    static bool IsPassing(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
        or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
}
