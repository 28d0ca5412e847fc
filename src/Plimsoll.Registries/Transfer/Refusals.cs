using System.Net;
using System.Text;
using Plimsoll.Network;
using Plimsoll.Registries.Credentials;
using Plimsoll.Registries.Json;

namespace Plimsoll.Registries.Transfer;

/// <summary>Says what a registry's refusal means: which registry, which credentials were tried, what to do.</summary>
sealed class Refusals(CredentialStore credentials, RegistryOptions options)
{
    const int MaxBody = 16 * 1024;
    const int MaxMessage = 200;

    /// <summary>Consumes the reply.</summary>
    public RegistryException Explain(Reply reply, CancellationToken cancellation)
    {
        using (reply)
        {
            var (code, message) = Error(reply, cancellation);
            var said = $"{(int)reply.Status}{(code is null ? "" : $" {code}")}{(message is null ? "" : $": {message}")}";
            return new RegistryException(Sentence(reply, code, said), reply.Status);
        }
    }

    string Sentence(Reply reply, string? code, string said)
    {
        var (place, who) = (reply.Place, reply.Admission?.Who);
        if (!Hosts.SameOrigin(reply.From, reply.Registry))
            return $"{reply.From.Authority}, where {place.Registry} sends for {reply.Asked.What} of {place.Name}, refuses it ({said}); try again later.";
        return reply.Status switch
        {
            HttpStatusCode.Unauthorized when who is null => $"{place.Name} wants you signed in, and no credentials were shown ({credentials.LookedIn}); sign in with 'docker login {place.Registry}', or set PLIMSOLL_REGISTRY_USERNAME and PLIMSOLL_REGISTRY_PASSWORD ({said}).",
            HttpStatusCode.Unauthorized => $"{place.Registry} refuses {who} for {place.Name} ({said}); check the name and password, or sign in again with 'docker login {place.Registry}'.",
            HttpStatusCode.Forbidden => $"{place.Registry} does not let {who ?? "whoever is not signed in"} read {place.Name} ({said}); ask its owner, or sign in as somebody who may.",
            HttpStatusCode.NotFound when code == "NAME_UNKNOWN" => $"There is no repository {place.Name}, or {who ?? "whoever is not signed in"} may not see it ({said}); check its name.",
            HttpStatusCode.NotFound => $"{place.Name} has no {reply.Asked.What} ({said}); check the name.",
            HttpStatusCode.TooManyRequests => $"{place.Registry} was asked too often{(who is null ? " by your address" : $" by {who}")} ({said}){Wait(reply)}; try again later{(who is null ? ", or sign in, for it grants more to whom it knows" : "")}.",
            _ => $"{place.Registry} answers with an error when asked for {reply.Asked.What} of {place.Name} ({said}); try again later.",
        };
    }

    string Wait(Reply reply) => RetryAfter.Of(reply.Answer, options.Time) is { } wait ? $" and asks to wait {Math.Ceiling(wait.TotalSeconds):0} seconds" : "";

    // The first of the errors that a registry lists; a stranger's text, so short and without control characters.
    (string? Code, string? Message) Error(Reply reply, CancellationToken cancellation)
    {
        using var body = new BodyStream(reply.Answer, options.Network, null, options.Time, cancellation);
        using var document = BoundedJson.TryParse(Bodies.ReadStart(body, MaxBody));
        var error = document?.RootElement.Items("errors").FirstOrDefault();
        return error is null ? (null, null) : (Clean(error.Value.Text("code")), Clean(error.Value.Text("message")));
    }

    static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var start = text.Length > MaxMessage ? text[..MaxMessage] : text;
        return new StringBuilder(ReferenceGrammar.Shown(start)).ToString().Trim();
    }
}
