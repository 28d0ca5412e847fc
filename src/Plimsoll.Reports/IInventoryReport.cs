namespace Plimsoll.Reports;

/// <summary>A report that needs the inventory alone: a bill of materials, as <c>plimsoll sbom</c> writes it.</summary>
public interface IInventoryReport : IReport
{
    /// <summary>Versions of the format that can be asked for as <c>FORMAT@VERSION</c>; the plain name is <see cref="Version"/>.</summary>
    IReadOnlyList<string> Versions { get; }

    string Version { get; }

    /// <param name="version">One of <see cref="Versions"/>.</param>
    IReport Of(string version);
}
