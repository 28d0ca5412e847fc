using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Alpine.Apk;
using Plimsoll.Inventory.Arch.Alpm;
using Plimsoll.Inventory.Debian.Copyright;
using Plimsoll.Inventory.Debian.Dpkg;
using Plimsoll.Inventory.Opkg.Status;
using Plimsoll.Inventory.Os.Release;
using Plimsoll.Inventory.Rpm;
using Plimsoll.Inventory.Rpm.ContentSets;
using Plimsoll.Inventory.Rpm.Manifest;
using Plimsoll.Inventory.Sbom.Embedded;

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
        new EmbeddedCataloguer(),
    ];
}
