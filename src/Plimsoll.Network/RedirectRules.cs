using Plimsoll.Core;

namespace Plimsoll.Network;

/// <summary>Where a redirect may lead.</summary>
static class RedirectRules
{
    public static Uri Next(FetchRequest request, Uri from, HttpResponseMessage answer)
    {
        if (request.Form is not null)
            throw new ServiceException($"{from.Authority} redirects a request that carries credentials; it is not followed.");
        if (answer.Headers.NonValidated.TryGetValues("Location", out var values) is false || values.Count != 1 || !Uri.TryCreate(from, values.ToString(), out var next))
            throw new ServiceException($"{from.Authority} redirects without saying where to.");
        if (next.UserInfo.Length > 0)
            throw new ServiceException($"{from.Authority} redirects to an address with a name or password in it; it is not followed.");
        if (from.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps)
            throw new ServiceException($"{from.Authority} redirects from https to {Shown(next)}, which anybody on the way could read and change; it is not followed.");
        if (Hosts.IsOwn(next.IdnHost) && !Hosts.IsOwn(from.IdnHost))
            throw new ServiceException($"{from.Authority} redirects to {next.Authority}, which is this machine itself; it is not followed.");
        return next;
    }

    public static void CheckScheme(FetchRequest request, Uri address)
    {
        if (address.Scheme == Uri.UriSchemeHttps)
            return;
        if (address.Scheme != Uri.UriSchemeHttp)
            throw new ServiceException($"{Shown(address)} is not an address of http or https; it is not followed.");
        if (!request.AllowPlainHttp && !Hosts.IsLoopback(address.IdnHost))
            throw new ServiceException($"{address.Authority} would be asked over plain http, which anybody on the way could read and change; it is asked over https only.");
    }

    static string Shown(Uri address) => $"{address.Scheme}://{address.Authority}";
}
