using System.Buffers;
using System.Net;
using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Images.Json;
using Plimsoll.Network;

namespace Plimsoll.Images.Engines;

/// <summary>Asks one engine. Only what reads is ever asked: nothing here changes an engine, starts or pulls anything.</summary>
/// <remarks>Docker Engine API 1.24 to 1.48, which Podman serves too.</remarks>
sealed class EngineClient : IDisposable
{
    // An engine that is there answers its ping within milliseconds.
    static readonly TimeSpan Greeting = TimeSpan.FromSeconds(2);

    // Before it sends the first byte of an export, an engine may write all of it to a place of its own.
    static readonly TimeSpan LongestExportSilence = TimeSpan.FromMinutes(10);

    const int MaxErrorBytes = 64 * 1024;
    const int BlockBytes = 4096;

    readonly EngineAddress address;
    readonly Limits limits;
    readonly TimeSpan stall;
    readonly HttpClient client;
    ApiVersion version = ApiVersion.Ours;
    string make = "Docker Engine";

    public EngineClient(EngineAddress address, NetworkOptions network, Limits limits)
    {
        (this.address, this.limits, stall) = (address, limits, network.StallTimeout);

        client = Connections.Open(network with
        {
            // A socket is a file of this machine: what is asked there goes no further than reading a file does.
            Offline = network.Offline && !address.IsSocket,
            Proxy = address.Base.IsLoopback ? null : network.Proxy,
            ConnectTimeout = Greeting,

            // How long an answer may take depends on what is asked, and an engine that fails once fails again.
            AnswerTimeout = Timeout.InfiniteTimeSpan,
            StallTimeout = LongestExportSilence,
            Retries = 0,
        }, address.Endpoint);
    }

    /// <summary>How messages name the engine.</summary>
    public string Name => $"the {make} at {address.Name}";

    public EngineAddress Address => address;

    /// <summary>Finds out whether an engine is there, which make it is, and which version of the API both speak.</summary>
    /// <exception cref="ServiceException">None is there, it may not be spoken to, or it is something else.</exception>
    public void Greet()
    {
        using var response = Send("/_ping", Greeting, CancellationToken.None);
        if (response.Headers.Contains("Libpod-API-Version"))
            make = "Podman service";
        if (response.StatusCode != HttpStatusCode.OK)
            throw Refusal(response);
        var stated = response.Headers.TryGetValues("Api-Version", out var values) ? values.FirstOrDefault() : null;
        version = ApiVersion.Common(stated) ?? throw new ServiceException($"What answers at {address.Name} is no Docker Engine; say where the engine is with DOCKER_HOST.");
    }

    /// <summary>A document of the API; null where the engine knows nothing of that name.</summary>
    /// <param name="most">Bytes that it may have; null takes what a manifest may.</param>
    public JsonDocument? Document(string path, int? most = null)
    {
        using var response = Send($"/v{version}{path}", stall, CancellationToken.None);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        if (response.StatusCode != HttpStatusCode.OK)
            throw Refusal(response);
        var bytes = Body(response, most ?? limits.MaxManifestBytes) ??
            throw new LimitExceededException(most is null ? nameof(Limits.MaxManifestBytes) : nameof(Limits.MaxFileBytes), most ?? limits.MaxManifestBytes, $"The answer of {Name} to {path}");
        try
        {
            return BoundedJson.Parse(bytes, path);
        }
        catch (UnreadableSubjectException e)
        {
            throw new ServiceException($"{Capital(Name)} answers {path} with something that is not well-formed JSON; see whether it is an engine that answers there.", e);
        }
    }

    /// <summary>Opens a stream of the API: an archive that the engine makes as it is read.</summary>
    /// <exception cref="UnreadableSubjectException">There is nothing of that name any more.</exception>
    public EngineStream Export(string path, CancellationToken cancellation)
    {
        var response = Send($"/v{version}{path}", LongestExportSilence, cancellation);
        try
        {
            return response.StatusCode == HttpStatusCode.OK
                ? new EngineStream(this, response, LongestExportSilence, cancellation)
                : throw (response.StatusCode == HttpStatusCode.NotFound ? new UnreadableSubjectException($"{Capital(Name)} has it no more ({path}); it was removed while it was scanned.") : Refusal(response));
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>What a failure of the connection means, as a sentence.</summary>
    public ServiceException Failure(Exception e) => EngineProblem.Of(e, Name, address);

    public void Dispose() => client.Dispose();

    public static string Capital(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";

    HttpResponseMessage Send(string path, TimeSpan patience, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{address.Base.AbsoluteUri.TrimEnd('/')}{path}");
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        clock.CancelAfter(patience);
        try
        {
            return client.Send(request, HttpCompletionOption.ResponseHeadersRead, clock.Token);
        }
        catch (Exception e) when (EngineProblem.IsOne(e) && !cancellation.IsCancellationRequested)
        {
            throw Failure(e);
        }
    }

    /// <summary>The whole body; null where it is larger.</summary>
    byte[]? Body(HttpResponseMessage response, int most)
    {
        using var stream = new EngineStream(this, response, stall, CancellationToken.None);
        var body = new ArrayBufferWriter<byte>(BlockBytes);
        for (int read; (read = stream.Read(body.GetSpan(BlockBytes))) > 0;)
        {
            body.Advance(read);
            if (body.WrittenCount > most)
                return null;
        }

        return body.WrittenSpan.ToArray();
    }

    ServiceException Refusal(HttpResponseMessage response)
    {
        var code = (int)response.StatusCode;
        if (code is >= 300 and < 400)
            return new ServiceException($"{Capital(Name)} answers with a redirect to another place, which no engine does; it is not followed, say where the engine is with DOCKER_HOST.");
        var said = EngineProblem.MessageOf(Body(response, MaxErrorBytes));
        return new ServiceException(said is null
            ? $"{Capital(Name)} answers with the error {code}; see its log, and whether it is an engine that answers there."
            : $"{Capital(Name)} answers with the error {code}: {said}.");
    }
}
