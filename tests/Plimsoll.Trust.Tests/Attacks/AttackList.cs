namespace Plimsoll.Trust.Tests.Attacks;

/// <summary>Every attack.</summary>
static class AttackList
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        .. OldThings.All, .. OddLengths.All, .. WrongKeys.All, .. WrongRoots.All, .. WrongTargets.All, .. WrongForms.All,
    ];

    public static Attack Named(string name, Refusal expected, Action<Scene> attack) => new(name, expected, scene => attack((Scene)scene));
}
