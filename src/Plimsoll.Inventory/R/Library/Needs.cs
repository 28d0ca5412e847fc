using Plimsoll.Core.Evidence;

namespace Plimsoll.Inventory.R.Library;

/// <summary>What a package of R needs to run: <c>Depends</c>, <c>Imports</c> and <c>LinkingTo</c>, less R itself. Suggestions are not needs.</summary>
static class Needs
{
    static readonly string[] Fields = ["Depends", "Imports", "LinkingTo"];

    public static IEnumerable<Dependency> Of(Dictionary<string, string> fields) => Of(Fields.Select(fields.GetValueOrDefault).OfType<string>());

    /// <param name="lists"><c>R (&gt;= 3.5), rlang (&gt;= 1.0.2), cli</c></param>
    public static IEnumerable<Dependency> Of(IEnumerable<string> lists) =>
        lists.SelectMany(l => l.Split(',')).Select(n => n.Split('(', 2)[0].Trim()).Where(n => n.Length > 0 && n != "R").Distinct().Select(n => new Dependency(n));
}
