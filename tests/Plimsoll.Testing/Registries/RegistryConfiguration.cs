using System.Text;

namespace Plimsoll.Testing.Registries;

/// <summary>Writes docker-registry's configuration.</summary>
static class RegistryConfiguration
{
    public static string Write(RegistrySetup setup, TemporaryDirectory directory)
    {
        var text = new StringBuilder($"""
            version: 0.1
            log: {"{"}level: info, formatter: text{"}"}
            storage:
              filesystem: {"{"}rootdirectory: {directory.Combine("store")}{"}"}
              delete: {"{"}enabled: true{"}"}
            http:
              addr: 127.0.0.1:0
              secret: not-a-secret

            """);
        if (setup.Certificate is not null)
            Tls(text, setup, directory);
        if (setup.Tokens is { } tokens)
            Tokens(text, tokens, directory);
        else if (setup.Users.Count > 0)
            Users(text, setup, directory);
        return text.ToString();
    }

    static void Tls(StringBuilder text, RegistrySetup setup, TemporaryDirectory directory)
    {
        var (certificate, key) = setup.Certificate!.Write(directory, "server");
        text.Append($"  tls:\n    certificate: {certificate}\n    key: {key}\n");
        if (setup.ClientCertificate is not null)
            text.Append($"    clientcas: [{directory.Write("clients.crt", setup.Authority!.Pem)}]\n");
    }

    static void Users(StringBuilder text, RegistrySetup setup, TemporaryDirectory directory)
    {
        var htpasswd = Requires.Tool("htpasswd", "apache2-utils");
        var lines = setup.Users.Select(u => Command.Run(htpasswd, "-nbB", "-C", "4", u.Name, u.Password).Trim() + "\n");
        text.Append($"auth:\n  htpasswd:\n    realm: test\n    path: {directory.Write("htpasswd", string.Concat(lines))}\n");
    }

    static void Tokens(StringBuilder text, TokenServer tokens, TemporaryDirectory directory) => text.Append($"""
        auth:
          token:
            realm: {tokens.Realm}
            service: {tokens.Service}
            issuer: {tokens.Issuer}
            rootcertbundle: {directory.Write("tokens.crt", tokens.CertificatePem)}

        """);
}
