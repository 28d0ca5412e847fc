using Plimsoll.Core;
using Plimsoll.Registries.Access;
using Plimsoll.Registries.Mirrors;

namespace Plimsoll.Registries.Tests.Access;

public class TokenRealmTests
{
    [Theory]
    [InlineData("https://registry-1.docker.io/", "https://auth.docker.io/token", true)]
    [InlineData("https://ghcr.io/", "https://ghcr.io/token", true)]
    [InlineData("https://registry.gitlab.com/", "https://gitlab.com/jwt/auth", true)]
    [InlineData("https://quay.io/", "https://quay.io/v2/auth", true)]
    [InlineData("https://mine.azurecr.io/", "https://mine.azurecr.io/oauth2/token", true)]
    [InlineData("https://europe-docker.pkg.dev/", "https://europe-docker.pkg.dev/v2/token", true)]
    [InlineData("https://registry.firm.example:5000/", "https://registry.firm.example:5001/auth", true)]
    [InlineData("https://registry.firm.co.uk/", "https://auth.firm.co.uk/", true)]
    [InlineData("https://registry.firm.co.uk/", "https://evil.co.uk/", false)]
    [InlineData("https://registry.firm.com.au/", "https://registry.evil.com.au/", false)]
    [InlineData("https://registry-1.docker.io/", "https://auth.docker.io.evil.example/token", false)]
    [InlineData("https://registry-1.docker.io/", "https://evildocker.io/token", false)]
    [InlineData("https://mine.azurecr.io/", "https://yours.azurecr.io/oauth2/token", false)]
    [InlineData("https://mine.github.io/", "https://yours.github.io/", false)]
    [InlineData("https://ghcr.io/", "https://quay.io/", false)]
    [InlineData("https://gcr.io/", "https://evil.gcr.io/", false)]
    [InlineData("https://10.0.0.1/", "https://10.0.0.2/", false)]
    [InlineData("https://10.0.0.1:5000/", "https://10.0.0.1:5001/", true)]
    [InlineData("https://registry/", "https://auth/", false)]
    [InlineData("https://registry.example/", "https://named.other/", true)]
    [InlineData("https://registry.example/", "https://ported.other:8443/", true)]
    [InlineData("https://registry.example/", "https://ported.other/", false)]
    public void Credentials_go_to_the_registrys_own_and_to_whom_the_user_named(string registry, string realm, bool may) =>
        Assert.Equal(may, TokenRealm.MayHaveCredentials(new Uri(realm), new Uri(registry), ["named.other", "ported.other:8443"]));

    [Theory]
    [InlineData("https://registry.example/", "http://registry.example/token", "over plain http")]
    [InlineData("https://registry.example/", "http://auth.example/token", "over plain http")]
    [InlineData("http://registry.example/", "http://auth.example/token", "over plain http")]
    [InlineData("https://registry.example/", "https://127.0.0.1/token", "which is this machine itself")]
    [InlineData("https://registry.example/", "http://localhost:8080/token", "which is this machine itself")]
    [InlineData("https://registry.example/", "https://169.254.169.254/latest", "which is this machine itself")]
    [InlineData("https://registry.example/", "https://[::ffff:169.254.169.254]/latest", "which is this machine itself")]
    [InlineData("https://registry.example/", "https://anna:secret@auth.example/token", "names no address")]
    [InlineData("https://registry.example/", "ftp://auth.example/token", "names no address")]
    [InlineData("https://registry.example/", "file:///etc/passwd", "names no address")]
    [InlineData("https://registry.example/", "token", "names no address")]
    [InlineData("https://registry.example/", null, "names no address")]
    public void Some_realms_are_not_asked_at_all(string registry, string? realm, string why) =>
        Assert.Contains(why, Assert.Throws<ServiceException>(() => Address(registry, realm)).Message);

    [Theory]
    [InlineData("http://127.0.0.1:5000/", "http://127.0.0.1:5001/token")]
    [InlineData("http://registry.example/", "http://registry.example:5001/token")]
    [InlineData("https://registry.example/", "https://anywhere.other/token")]
    public void Others_are(string registry, string realm) => Assert.Equal(realm, Address(registry, realm).ToString());

    static Uri Address(string registry, string? realm) => TokenRealm.Address(realm, new Uri(registry), new Place("registry.example", "a", IsNamed: true, MayBePlain: false));
}
