namespace Plimsoll.Network;

/// <summary>What is asked, and how far it may travel.</summary>
public sealed record FetchRequest(Uri Address)
{
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>Sent wherever a redirect leads: nothing secret belongs here.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The value of <c>Authorization</c>: sent to the origin of <see cref="Address"/> and nobody else.</summary>
    public string? Authorization { get; init; }

    /// <summary>Fields of a form to POST. Such a request is made once and follows no redirect.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Form { get; init; }

    /// <summary>Plain HTTP may be spoken with others than loopback.</summary>
    public bool AllowPlainHttp { get; init; }

    /// <summary>Made once, whatever comes of it.</summary>
    public bool Once { get; init; }
}
