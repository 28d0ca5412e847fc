using Plimsoll.Core.Evidence;

namespace Plimsoll.Images.Engines;

/// <summary>What was seen of an engine, and of a container there, while a subject was opened.</summary>
static class EngineObservations
{
    /// <summary>A connection that anybody on the way could change; nothing where there is no way, or TLS on it.</summary>
    public static IEnumerable<Observation> OfConnection(EngineClient engine) =>
        engine.Address.IsPlainRemote ? [Of("engine/connection", engine.Address.Name, ("transport", "http"))] : [];

    public static Observation OfContainer(EngineContainer container) => Of(
        "engine/container", container.Id, ("id", container.Id), ("image", container.Image), ("imageId", container.ImageId), ("name", container.Name), ("state", container.State));

    /// <param name="change"><c>added</c>, <c>changed</c> or <c>removed</c>.</param>
    /// <param name="path">Below the root, without a leading slash.</param>
    public static Observation OfDrift(string change, string path) => Of("engine/drift", path, ("change", change), ("path", path));

    /// <summary>A container as its engine's storage describes it; what that does not tell is left out.</summary>
    public static Observation OfContainer(string id, string image, string imageId, string name, string state) => Of(
        "engine/container", id, new (string Name, string Value)[] { ("id", id), ("image", image), ("imageId", imageId), ("name", name), ("state", state) }.Where(f => f.Value.Length > 0));

    static Observation Of(string reader, string subject, params IEnumerable<(string Name, string Value)> facts) =>
        new(reader, subject, new SortedDictionary<string, string>(facts.ToDictionary(f => f.Name, f => f.Value), StringComparer.Ordinal));
}
