using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Alpine.Apk;
using Plimsoll.Inventory.Arch.Alpm;
using Plimsoll.Inventory.Binary.Classifiers;
using Plimsoll.Inventory.Bitnami.Spdx;
using Plimsoll.Inventory.Debian.Copyright;
using Plimsoll.Inventory.Debian.Dpkg;
using Plimsoll.Inventory.Licence.Text;
using Plimsoll.Inventory.Linux.Kernel;
using Plimsoll.Inventory.Linux.Modules;
using Plimsoll.Inventory.Opkg.Status;
using Plimsoll.Inventory.Os.Release;
using Plimsoll.Inventory.Rpm;
using Plimsoll.Inventory.Rpm.ContentSets;
using Plimsoll.Inventory.Rpm.Manifest;

namespace Plimsoll.Inventory;

/// <summary>Every cataloguer.</summary>
public static class Cataloguers
{
    public static IReadOnlyList<IFileReader> All { get; } =
    [
        new ApkCataloguer(),
        new AlpmCataloguer(),
        new ClassifiersCataloguer(),
        new SpdxCataloguer(),
        new CopyrightCataloguer(),
        new DpkgCataloguer(),
        new DpkgFilesCataloguer(),
        new KernelCataloguer(),
        new ModulesCataloguer(),
        new OpkgCataloguer(),
        new OsReleaseCataloguer(),
        new TextCataloguer(),
        new ContentSetsCataloguer(),
        new RpmCataloguer(),
        new RpmManifestCataloguer(),
    ];
}
