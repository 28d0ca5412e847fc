using Plimsoll.Core.Evidence;
using Plimsoll.Formats.Json;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Text;

namespace Plimsoll.Inventory.Terraform.Modules;

/// <summary>Reads which modules of registries lie in a working directory: <c>.terraform/modules/modules.json</c>.</summary>
/// <remarks>A list of <c>Key</c>, <c>Source</c>, <c>Version</c> and <c>Dir</c>. Modules of the configuration itself, and of git, have no version.</remarks>
public sealed class TerraformModulesCataloguer : IFileReader
{
    public ReaderId Id { get; } = new("terraform/modules", 1);

    public IReadOnlyList<Interest> Interests { get; } = [Interest.NamedUnder("modules", "modules.json")];

    public bool Wants(ReadOnlySpan<byte> path) => PathParts.NameAbove(path, 2).SequenceEqual(".terraform"u8);

    public void Read(FileContent file, EvidenceSink evidence)
    {
        using var document = DocumentOf.Json(file, evidence);
        if (document is null)
            return;
        foreach (var module in document.RootElement.Items("Modules"))
            if (module.Field("Source", evidence) is { } source && module.Field("Version", evidence) is { } version
                && !evidence.Add(new Package { Type = PackageType.Terraform, Name = source, Version = version, IsDirect = module.Text("Key")?.Contains('.', StringComparison.Ordinal) == false }))
                return;
    }
}
