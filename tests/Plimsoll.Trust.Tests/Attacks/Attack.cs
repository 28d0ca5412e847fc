namespace Plimsoll.Trust.Tests.Attacks;

/// <summary>One way to feed a client something else than was published.</summary>
/// <param name="Do">Works on a scene in which the client knows Monday's database and Tuesday's was published (metadata version 2).</param>
public sealed record Attack(string Name, Refusal Expected, Action<object> Do)
{
    public override string ToString() => Name;
}
