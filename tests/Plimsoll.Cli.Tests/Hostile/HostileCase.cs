using Plimsoll.Testing;

namespace Plimsoll.Cli.Tests.Hostile;

/// <summary>One input that somebody made to hurt, and how a scan of it must end.</summary>
/// <param name="Write">Writes the target into a directory and gives its path.</param>
/// <param name="Code">The exit code.</param>
sealed record HostileCase(string Name, Func<TemporaryDirectory, string> Write, int Code)
{
    public override string ToString() => Name;
}
