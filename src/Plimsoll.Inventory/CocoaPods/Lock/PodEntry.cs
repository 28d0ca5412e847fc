namespace Plimsoll.Inventory.CocoaPods.Lock;

/// <summary>A pod as lock files write it: <c>NAME[/SUBSPEC] (VERSION)</c>.</summary>
/// <param name="Name">Without its subspec: what is released, and has a version, is the pod.</param>
readonly record struct PodEntry(string Name, string Rest)
{
    public static PodEntry Of(string text)
    {
        var open = text.IndexOf(" (", StringComparison.Ordinal);
        var name = (open < 0 ? text : text[..open]).Trim();
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return new(slash < 0 ? name : name[..slash], open < 0 ? "" : text[(open + 2)..].TrimEnd(')'));
    }
}
