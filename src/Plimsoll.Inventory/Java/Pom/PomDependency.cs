namespace Plimsoll.Inventory.Java.Pom;

/// <summary>One <c>dependency</c> element, as it is written.</summary>
sealed class PomDependency
{
    public string? Group { get; set; }

    public string? Artifact { get; set; }

    public string? Version { get; set; }

    public string? Scope { get; set; }

    public string? Type { get; set; }

    public string? Classifier { get; set; }

    public bool IsOptional { get; set; }
}
