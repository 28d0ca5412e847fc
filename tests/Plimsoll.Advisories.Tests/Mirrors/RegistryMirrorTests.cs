using Plimsoll.Core;
using Plimsoll.Testing;
using Plimsoll.Testing.Registries;

namespace Plimsoll.Advisories.Tests.Mirrors;

public sealed class RegistryMirrorTests : IDisposable
{
    readonly MirrorScene scene = new();

    [Fact]
    public void A_mirror_pushed_to_a_real_registry_is_updated_from_and_what_is_altered_there_is_refused()
    {
        using var registry = new RegistryServer();
        Push(registry, scene.Day(1));
        scene.Mirror = $"registry:{registry.Host}/advisories/mirror:latest";
        Assert.True(scene.Update() is { Switched: true, Deltas: 0 });
        Push(registry, scene.Day(2));
        Assert.True(scene.Update() is { Switched: true, Deltas: 1 });
        Assert.False(scene.Update().Switched);

        var current = scene.Store.CurrentPath!;
        Push(registry, scene.Day(3));
        foreach (var file in scene.Targets("deltas"))
        {
            var path = registry.BlobPath($"sha256:{Path.GetFileName(file).Split('.')[0]}");
            if (File.Exists(path))
                File.WriteAllBytes(path, new byte[new FileInfo(path).Length]);
        }

        Assert.ThrowsAny<ServiceException>(scene.Update);
        Assert.Equal(current, scene.Store.CurrentPath);
        scene.NothingIsLeft();
    }

    [Fact]
    public void Another_artefact_is_no_mirror_and_a_missing_one_is_named()
    {
        using var server = new ScriptedServer(exchange =>
        {
            if (exchange.Request.Path.EndsWith("/manifests/latest", StringComparison.Ordinal))
                exchange.Answer(200, "application/vnd.oci.image.manifest.v1+json", """{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{},"layers":[{"size":-1}]}"""u8.ToArray());
            else
                exchange.Answer(exchange.Request.Path == "/v2/" ? 200 : 404, "{}");
        });
        scene.Mirror = $"registry:{server.Host}/a/mirror";
        Assert.Contains("is no mirror", Assert.ThrowsAny<ServiceException>(scene.Update).Message, StringComparison.Ordinal);
        scene.Mirror = $"registry:{server.Host}/a/mirror:none";
        Assert.ThrowsAny<ServiceException>(scene.Update);
        scene.Mirror = "registry:UPPER CASE";
        Assert.Throws<UsageException>(scene.Update);
    }

    public void Dispose() => scene.Dispose();

    void Push(RegistryServer registry, string database)
    {
        scene.Layout = scene.Combine("layout");
        scene.Publish(database);
        Command.Run(Requires.Tool("skopeo", "skopeo"), "copy", "--insecure-policy", "--dest-tls-verify=false", $"oci:{scene.Layout}:latest", $"docker://{registry.Host}/advisories/mirror:latest");
    }
}
