using System.Net;
using Plimsoll.Core;
using Plimsoll.Network;
using Plimsoll.Registries.Credentials;
using Plimsoll.Registries.Mirrors;

namespace Plimsoll.Registries.Access;

/// <summary>Asks for tokens: by GET with a name and password or as nobody, by OAuth 2's POST with an identity token.</summary>
sealed class TokenServers(Fetcher fetcher, RegistryOptions options)
{
    const string ClientId = "plimsoll";

    public Admission Ask(Challenge challenge, Uri registry, Place place, Credential? credential, CancellationToken cancellation)
    {
        var realm = TokenRealm.Address(challenge.Realm, registry, place);
        var withheld = credential is not null && !TokenRealm.MayHaveCredentials(realm, registry, options.TokenRealms);
        var shown = withheld ? null : credential;
        // The scope is ours: what a registry asks for in its challenge could be more than reading this one repository.
        var scope = $"repository:{place.Repository}:pull";
        using var answer = fetcher.Send(shown?.IdentityToken is { } identity ? Post(realm, challenge, scope, identity) : Get(realm, challenge, scope, shown), cancellation);
        var who = shown is not null ? shown.Source : withheld ? $"nobody (credentials are not sent to {realm.Authority})" : "nobody";
        using var body = new BodyStream(answer, options.Network, fetcher.Meter, options.Time, cancellation);
        if (!answer.IsSuccessStatusCode)
            throw Refusal(answer.StatusCode, realm, place, shown, withheld ? credential : null);
        var (token, lifetime) = TokenAnswer.Read(Bodies.ReadAll(body, TokenAnswer.MaxBytes, $"The token of {realm.Authority}"), realm.Authority);
        return new Admission($"Bearer {token}", who, options.Time.GetUtcNow() + lifetime);
    }

    static FetchRequest Get(Uri realm, Challenge challenge, string scope, Credential? credential)
    {
        var query = new List<string>();
        if (realm.Query.Length > 1)
            query.Add(realm.Query[1..]);
        if (challenge.Service is { } service)
            query.Add($"service={Uri.EscapeDataString(service)}");
        query.Add($"scope={Uri.EscapeDataString(scope)}");
        if (credential?.UserName is { } user)
            query.Add($"account={Uri.EscapeDataString(user)}");
        return new FetchRequest(new UriBuilder(realm) { Query = string.Join('&', query), Fragment = "" }.Uri) { Authorization = credential?.Basic, AllowPlainHttp = MayBePlain(realm) };
    }

    // Only what TokenRealm let pass comes here over plain HTTP; a redirect must not lead on from loopback to elsewhere.
    static bool MayBePlain(Uri realm) => realm.Scheme == Uri.UriSchemeHttp && !Hosts.IsLoopback(realm.IdnHost);

    static FetchRequest Post(Uri realm, Challenge challenge, string scope, string identity) => new(realm)
    {
        Form =
        [
            KeyValuePair.Create("grant_type", "refresh_token"),
            KeyValuePair.Create("refresh_token", identity),
            KeyValuePair.Create("service", challenge.Service ?? ""),
            KeyValuePair.Create("client_id", ClientId),
            KeyValuePair.Create("scope", scope),
        ],
        AllowPlainHttp = MayBePlain(realm),
    };

    static ServiceException Refusal(HttpStatusCode status, Uri realm, Place place, Credential? shown, Credential? withheld)
    {
        if (status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest))
            return new RegistryException($"{realm.Authority}, where {place.Registry} gives tokens, answers with an error ({(int)status}); try again later.", status);
        if (withheld is not null)
            return new RegistryException($"{place.Name} wants you signed in at {realm.Authority}, which is not of {place.Registry}'s domain, so {withheld.Source} was not sent there; if it belongs to it, set PLIMSOLL_REGISTRY_TOKEN_REALMS={realm.Authority}.", status);
        return shown is null
            ? new RegistryException($"{place.Name} wants you signed in; sign in with 'docker login {place.Registry}', or set PLIMSOLL_REGISTRY_USERNAME and PLIMSOLL_REGISTRY_PASSWORD.", status)
            : new RegistryException($"{place.Registry} refuses {shown.Source} ({(int)status} of {realm.Authority}): wrong or expired; sign in again with 'docker login {place.Registry}'.", status);
    }
}
