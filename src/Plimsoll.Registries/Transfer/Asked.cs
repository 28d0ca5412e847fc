namespace Plimsoll.Registries.Transfer;

/// <summary>What is asked of a repository.</summary>
/// <param name="Path">Below <c>/v2/REPOSITORY/</c>, with its query: <c>manifests/latest</c>.</param>
/// <param name="What">The same in words, for an error: "the tag latest".</param>
sealed record Asked(string Path, string What)
{
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public Asked With(string header, string value) => this with { Headers = [.. Headers, KeyValuePair.Create(header, value)] };
}
