namespace Plimsoll.Inventory.Text;

/// <summary>Several licences of which one is to be chosen, as npm's old lists and all of Composer's mean them.</summary>
static class LicenceChoice
{
    /// <returns>One expression, where all of them are names that may stand in one; else each by itself.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> names) =>
        names.Count > 1 && names.All(IsName) ? [string.Join(" OR ", names)] : names;

    static bool IsName(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+');
}
