namespace Plimsoll.Inventory.Java.Archive;

/// <summary>How Maven's bundle tools make a symbolic name of coordinates, and what of it can be turned back.</summary>
/// <remarks>
/// Apache Felix Maven Bundle Plugin, "Default Behavior": <c>group.artifact</c>, but a first part of the artifact that repeats the group's last one is left out: of
/// <c>org.apache.commons:commons-lang3</c> comes <c>org.apache.commons.lang3</c>, of <c>org.apache.maven:maven</c> comes <c>org.apache.maven</c>.
/// </remarks>
static class SymbolicName
{
    public static bool IsOf(string group, string artifact, string symbolic)
    {
        if (symbolic == $"{group}.{artifact}")
            return true;
        var last = group[(group.LastIndexOf('.') + 1)..];
        if (!artifact.StartsWith(last, StringComparison.Ordinal))
            return false;
        var rest = artifact[last.Length..].TrimStart('-', '.', '_');
        return rest.Length == 0 ? symbolic == group && !artifact.Contains('-', StringComparison.Ordinal) : symbolic == $"{group}.{rest}";
    }

    /// <summary>The only group of which this artifact has this symbolic name; null where there are two, or none.</summary>
    public static string? GroupOf(string artifact, string symbolic)
    {
        string? found = null;
        for (var end = symbolic.Length; end > 0; end = symbolic.LastIndexOf('.', end - 1))
        {
            var group = symbolic[..end];
            if (!group.Contains('.', StringComparison.Ordinal) || !IsOf(group, artifact, symbolic))
                continue;
            if (found is not null)
                return null;
            found = group;
        }

        return found;
    }
}
