namespace Plimsoll.Images.Sources;

/// <summary>Where in an image's history its base ends.</summary>
/// <remarks>
/// A base nearly always ends with the command that it runs by itself. Builders write steps in two ways: BuildKit the instruction as it stands,
/// the one before it behind a shell and a mark.
/// </remarks>
static class BaseHistory
{
    const string ClassicMark = "#(nop)";

    /// <param name="steps">From the first: the command, and whether it made a layer.</param>
    /// <returns>How many layers are the base's; null where the history shows no base.</returns>
    public static int? Layers(IReadOnlyList<(string Text, bool MadeLayer)> steps)
    {
        // What ends the image itself speaks of the image itself.
        var own = steps.Count - 1;
        while (own >= 0 && !steps[own].MadeLayer)
            own--;
        for (var i = own; i >= 0; i--)
            if (!steps[i].MadeLayer && IsCommand(steps[i].Text))
                return steps.Take(i).Count(s => s.MadeLayer) is > 0 and var layers ? layers : null;
        return null;
    }

    static bool IsCommand(ReadOnlySpan<char> step)
    {
        var mark = step.IndexOf(ClassicMark, StringComparison.Ordinal);
        step = (mark < 0 ? step : step[(mark + ClassicMark.Length)..]).TrimStart();
        return step.StartsWith("CMD ", StringComparison.Ordinal) || step.StartsWith("ENTRYPOINT ", StringComparison.Ordinal);
    }
}
