using System.Text;
using Plimsoll.Core;
using Plimsoll.Registries;
using Plimsoll.Registries.Access;
using Plimsoll.Registries.Credentials;
using Plimsoll.Registries.Documents;
using Plimsoll.Registries.Mirrors;
using Plimsoll.Registries.Transfer;

namespace Plimsoll.Fuzz;

/// <summary>What is read of registries, and of the configurations that say how to reach them.</summary>
static class RegistryTargets
{
    const string Sha = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    static readonly IReadOnlyList<byte[]> Json = Seeds.Of("\"", ":", "{", "[", "}", "]", "null", "1e9", "\\ud800", "-1", ",");

    public static IReadOnlyList<Target> All { get; } =
    [
        New("registry-reference", Seeds.Of("nginx", $"localhost:5000/a/b:1@{Sha}", "[::1]:5000/a"), Seeds.Of("/", ":", "@", ".", "__", "--", "[", "]", "docker.io/", "sha256:"), b => ImageReference.TryParse(Text(b), out _)),
        New("registry-challenge", Seeds.Of("Bearer realm=\"https://auth.docker.io/token\",service=\"s\", Basic realm=\"x\""), Seeds.Of("\"", "\\", ",", "=", " ", "Basic"), b => ChallengeParser.Parse(Text(b))),
        New("registry-range", Seeds.Of("bytes 0-499/500"), Seeds.Of("bytes ", "-", "/", "*", "9223372036854775808"), b => ContentRange.Parse(Text(b))),
        New("registry-docker-config", Seeds.Of("""{"auths":{"https://index.docker.io/v1/":{"auth":"YTpi","identitytoken":"i"}},"credHelpers":{"gcr.io":"gcloud"},"credsStore":"pass"}"""), Json, b => DockerConfig.Parse(b, "config.json").Kept("docker.io", "library/a")),
        New("registry-conf", Seeds.Of("unqualified-search-registries = [\"q.io\"]\n[[registry]]\nprefix = \"*.example\"\nlocation = \"q.io/a\"\n[[registry.mirror]]\nlocation = \"m.io\"\npull-from-mirror = \"all\"\n"), Seeds.Of("[[", "]]", "=", "\"", "\"\"\"", "'", "{", "}", ".", "\n", "1979-05-27", "0x"), b => RegistriesConfParser.Parse(Text(b), "registries.conf")),
        New("registry-token", Seeds.Of("""{"token":"a","access_token":"b","expires_in":300}"""), Json, b => TokenAnswer.Read(b, "server")),
        New("registry-tags", Seeds.Of("""{"name":"a","tags":["1","2"]}"""), Json, b => TagList.Read(b, "a")),
        New("registry-referrers", Seeds.Of($$$$"""{"manifests":[{"digest":"{{{{Sha}}}}","size":7,"artifactType":"a","annotations":{"a":"b"}}]}"""), Json, b => ReferrerList.Read(b, "a")),
        New("registry-manifest", Seeds.Manifests, Json, b => ManifestTypes.Of(b, null, "it")),
    ];

    static Target New(string name, IReadOnlyList<byte[]> seeds, IReadOnlyList<byte[]> words, Action<byte[]> read) => new(name, seeds, words, bytes =>
    {
        try
        {
            read(bytes);
        }
        catch (Exception e) when (e is UsageException or ServiceException or UnreadableSubjectException)
        {
            // The ways in which they may fail.
        }
    });

    static string Text(byte[] bytes) => Encoding.Latin1.GetString(bytes);
}
