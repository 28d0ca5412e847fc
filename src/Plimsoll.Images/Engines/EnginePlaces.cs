using Plimsoll.Core;

namespace Plimsoll.Images.Engines;

/// <summary>Finds the engines that are meant, in Docker's own order.</summary>
static class EnginePlaces
{
    /// <summary>The one engine that the environment or a context names; else the sockets that are there, each of which may be an engine's.</summary>
    /// <exception cref="UsageException">What is named cannot be spoken to from here.</exception>
    public static IReadOnlyList<EngineAddress> Find(EngineOptions options)
    {
        if (options.Host is { } host)
            return [EngineHost.Parse(host, "DOCKER_HOST", options.Tls ? new EngineCertificates(options.CertificateDirectory ?? options.ConfigDirectory) : null)];
        return Contextual(options) is { } named ? [named] : [.. options.Sockets.Where(Path.Exists).Select(EngineAddress.OfSocket)];
    }

    /// <summary>Whether the engine that this machine runs by itself is meant, and so its storage may be read in its place.</summary>
    public static bool MeansThisMachine(EngineOptions options)
    {
        try
        {
            return options.Host is null ? Contextual(options) is null : options.Host == $"unix://{EngineOptions.DockerSocket}";
        }
        catch (UsageException)
        {
            // Whoever asks the engine will say what is wrong.
            return false;
        }
    }

    static EngineAddress? Contextual(EngineOptions options)
    {
        if (options.Context is { } chosen && DockerContexts.IsDefault(chosen))
            return null;
        if (options.ConfigDirectory is not { } directory)
            return options.Context is null ? null : throw new UsageException("DOCKER_CONTEXT is set and neither DOCKER_CONFIG nor HOME, where contexts are kept; set one, or say where the engine is with DOCKER_HOST.");
        var contexts = new DockerContexts(directory);
        return (options.Context ?? contexts.Current) is { } name ? contexts.Find(name) : null;
    }
}
