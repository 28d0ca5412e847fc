using Plimsoll.Core;

namespace Plimsoll.Images.EngineStorage.Bolt;

/// <summary>A bbolt database that breaks its own form, or changed while it was read.</summary>
sealed class BoltException(string path, string problem)
    : UnreadableSubjectException($"The database {path} cannot be read: {problem}; it is damaged, or the engine wrote to it at that moment: try again.");
