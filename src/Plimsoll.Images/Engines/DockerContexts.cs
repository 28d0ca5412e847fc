using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Plimsoll.Core;
using Plimsoll.Images.Json;
using Plimsoll.Images.Trees;

namespace Plimsoll.Images.Engines;

/// <summary>Docker's contexts: names for engines, kept below its configuration directory.</summary>
sealed class DockerContexts(string directory)
{
    const string Default = "default";
    const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>The context that <c>docker context use</c> chose; null where it is the default one.</summary>
    public string? Current
    {
        get
        {
            var path = Path.Join(directory, "config.json");
            if (!File.Exists(path))
                return null;
            using var document = Read(path);
            return TextOf(document.RootElement, "currentContext") is { Length: > 0 } name && name != Default ? name : null;
        }
    }

    /// <summary>Whether a context's name says that there is none.</summary>
    public static bool IsDefault(string name) => name == Default;

    /// <summary>The engine of a context.</summary>
    public EngineAddress Find(string name)
    {
        // A context lies under the hash of its name: whatever the name is, it leads nowhere else.
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        var path = Path.Join(directory, "contexts", "meta", hash, "meta.json");
        if (!File.Exists(path))
            throw new UsageException($"There is no Docker context '{Printed(name)}' in {directory}; see \"docker context ls\", or say where the engine is with DOCKER_HOST.");
        using var document = Read(path);
        var endpoint = ValueOf(ValueOf(document.RootElement, "Endpoints"), "docker");
        var host = TextOf(endpoint, "Host") is { Length: > 0 } text
            ? text
            : throw new UsageException($"The Docker context '{Printed(name)}' ({path}) does not say where its engine is; make it anew with \"docker context create\".");

        // What "skip verification" asks for is TLS all the same, and TLS is always verified.
        var certificates = new EngineCertificates(Path.Join(directory, "contexts", "tls", hash, "docker"));
        var speaksTls = certificates.AreThere || ValueOf(endpoint, "SkipTLSVerify").ValueKind == JsonValueKind.True;
        return EngineHost.Parse(host, $"The Docker context '{Printed(name)}'", speaksTls ? certificates : null);
    }

    static JsonDocument Read(string path)
    {
        var bytes = BoundedFile.Read(path, MaxBytes, out var problem) ?? throw new UsageException($"{path} cannot be read: {problem}.");
        try
        {
            return BoundedJson.Parse(bytes, path);
        }
        catch (UnreadableSubjectException)
        {
            throw new UsageException($"{path} is not well-formed JSON, or has a key twice; mend it, or say where the engine is with DOCKER_HOST.");
        }
    }

    static JsonElement ValueOf(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    static string? TextOf(JsonElement element, string name) => ValueOf(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    static string Printed(string name) => OneLine.Of(name, 60);
}
