namespace Plimsoll.Registries;

/// <summary>A host that was asked over plain HTTP: whoever stands between could read it, and choose what a tag means.</summary>
/// <param name="Host"><c>host</c> or <c>host:port</c>.</param>
public sealed record InsecureTransport(string Host, bool IsLoopback);
