using System.Text;
using Plimsoll.Testing.Registries;

namespace Plimsoll.Network.Tests;

/// <summary>What the tests of this room share: impatient options, and one whole request.</summary>
static class Fetching
{
    public static NetworkOptions Impatient { get; } = NetworkOptions.Default with
    {
        FirstDelay = TimeSpan.FromMilliseconds(1),
        StallTimeout = TimeSpan.FromMilliseconds(300),
        AnswerTimeout = TimeSpan.FromMilliseconds(600),
        Retries = 3,
    };

    /// <summary>The body of what answers, as text.</summary>
    public static string Text(this Fetcher fetcher, FetchRequest request, NetworkOptions? options = null, CancellationToken cancellation = default)
    {
        using var body = fetcher.Open(request, options ?? Impatient, cancellation);
        return Encoding.UTF8.GetString(Bodies.ReadAll(body, 1024 * 1024, "the answer"));
    }

    public static BodyStream Open(this Fetcher fetcher, FetchRequest request, NetworkOptions options, CancellationToken cancellation = default) =>
        new(fetcher.Send(request, cancellation), options, fetcher.Meter, TimeProvider.System, cancellation);

    public static FetchRequest Get(ScriptedServer server, string path = "/") => new(new Uri(server.Url + path));
}
