using Plimsoll.Core;
using Plimsoll.Registries.Json;

namespace Plimsoll.Registries.Access;

/// <summary>What a token server answers.</summary>
/// <remarks>Distribution's specification of token authentication: <c>token</c> or <c>access_token</c>; without <c>expires_in</c> it is good for 60 seconds.</remarks>
static class TokenAnswer
{
    public const int MaxBytes = 256 * 1024;
    const long DefaultSeconds = 60;
    const long LongestSeconds = 24 * 60 * 60;

    // A token that ends while it travels is refused: it is taken for older than it is.
    const long MarginSeconds = 5;

    public static (string Token, TimeSpan Lifetime) Read(byte[] bytes, string server)
    {
        using var document = BoundedJson.Parse(bytes, $"The token of {server}");
        var root = document.RootElement;
        var token = root.Text("token") is { Length: > 0 } named ? named : root.Text("access_token");
        if (string.IsNullOrEmpty(token))
            throw new ServiceException($"{server} answers without a token.");
        if (token.AsSpan().ContainsAnyExceptInRange('!', '~'))
            throw new ServiceException($"{server} answers with a token that cannot be one.");
        var seconds = Math.Clamp(root.Number("expires_in") is { } stated and > 0 ? stated : DefaultSeconds, 1, LongestSeconds);
        return (token, TimeSpan.FromSeconds(Math.Max(1, seconds - MarginSeconds)));
    }
}
