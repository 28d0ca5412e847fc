using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Alpine.Apk;
using Plimsoll.Inventory.Arch.Alpm;
using Plimsoll.Inventory.Conda.Meta;
using Plimsoll.Inventory.Debian.Copyright;
using Plimsoll.Inventory.Debian.Dpkg;
using Plimsoll.Inventory.Models.Card;
using Plimsoll.Inventory.Models.Config;
using Plimsoll.Inventory.Models.Gguf;
using Plimsoll.Inventory.Models.Hdf5;
using Plimsoll.Inventory.Models.Hub;
using Plimsoll.Inventory.Models.Onnx;
using Plimsoll.Inventory.Models.Pickle;
using Plimsoll.Inventory.Models.Safetensors;
using Plimsoll.Inventory.Models.SavedModel;
using Plimsoll.Inventory.Opkg.Status;
using Plimsoll.Inventory.Os.Release;
using Plimsoll.Inventory.Perl.Carton;
using Plimsoll.Inventory.Perl.LocalLib;
using Plimsoll.Inventory.Perl.Packlist;
using Plimsoll.Inventory.Perl.Perllocal;
using Plimsoll.Inventory.Python.DistInfo;
using Plimsoll.Inventory.Python.EggInfo;
using Plimsoll.Inventory.Python.Pdm;
using Plimsoll.Inventory.Python.Pipenv;
using Plimsoll.Inventory.Python.Poetry;
using Plimsoll.Inventory.Python.Provenance;
using Plimsoll.Inventory.Python.Pylock;
using Plimsoll.Inventory.Python.Record;
using Plimsoll.Inventory.Python.Requirements;
using Plimsoll.Inventory.Python.Uv;
using Plimsoll.Inventory.R.Library;
using Plimsoll.Inventory.R.Renv;
using Plimsoll.Inventory.Rpm.ContentSets;
using Plimsoll.Inventory.Rpm.Manifest;
using Plimsoll.Inventory.Rpm;

namespace Plimsoll.Inventory;

/// <summary>Every cataloguer.</summary>
public static class Cataloguers
{
    public static IReadOnlyList<IFileReader> All { get; } =
    [
        new ApkCataloguer(),
        new AlpmCataloguer(),
        new CopyrightCataloguer(),
        new DpkgCataloguer(),
        new DpkgFilesCataloguer(),
        new OpkgCataloguer(),
        new OsReleaseCataloguer(),
        new ContentSetsCataloguer(),
        new RpmCataloguer(),
        new RpmManifestCataloguer(),
        new CondaMetaCataloguer(),
        new CardCataloguer(),
        new ConfigCataloguer(),
        new GgufCataloguer(),
        new Hdf5Cataloguer(),
        new HubCataloguer(),
        new OnnxCataloguer(),
        new PickleCataloguer(),
        new SafetensorsCataloguer(),
        new SavedModelCataloguer(),
        new CartonCataloguer(),
        new LocalLibCataloguer(),
        new PacklistCataloguer(),
        new PerllocalCataloguer(),
        new DistInfoCataloguer(),
        new EggInfoCataloguer(),
        new PdmCataloguer(),
        new PipenvCataloguer(),
        new PoetryCataloguer(),
        new ProvenanceCataloguer(),
        new PylockCataloguer(),
        new RecordCataloguer(),
        new RequirementsCataloguer(),
        new UvCataloguer(),
        new LibraryCataloguer(),
        new RenvCataloguer(),
    ];
}
