using System.Net;
using Plimsoll.Registries.Access;
using Plimsoll.Registries.Mirrors;

namespace Plimsoll.Registries.Transfer;

/// <summary>What a place answered, and to whom. Owns the answer.</summary>
/// <param name="Registry">The origin that was asked.</param>
/// <param name="Admission">What the request was made with; null where it showed nothing.</param>
sealed record Reply(HttpResponseMessage Answer, Place Place, Uri Registry, Admission? Admission, Asked Asked) : IDisposable
{
    public HttpStatusCode Status => Answer.StatusCode;

    /// <summary>Where the answer came from, redirects followed.</summary>
    public Uri From => Answer.RequestMessage?.RequestUri ?? Registry;

    /// <summary>The only value of a header; null where there is none, or more than one.</summary>
    public string? Header(string name) =>
        (Answer.Headers.NonValidated.TryGetValues(name, out var values) || Answer.Content.Headers.NonValidated.TryGetValues(name, out values)) && values.Count == 1 ? values.ToString() : null;

    public void Dispose() => Answer.Dispose();
}
