using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Alpine.Apk;
using Plimsoll.Inventory.Arch.Alpm;
using Plimsoll.Inventory.Binary.Executable;
using Plimsoll.Inventory.Debian.Copyright;
using Plimsoll.Inventory.Debian.Dpkg;
using Plimsoll.Inventory.DotNet.Assets;
using Plimsoll.Inventory.DotNet.Bundle;
using Plimsoll.Inventory.DotNet.Deps;
using Plimsoll.Inventory.DotNet.PackagesConfig;
using Plimsoll.Inventory.DotNet.PackagesLock;
using Plimsoll.Inventory.DotNet.Project;
using Plimsoll.Inventory.DotNet.Sdk;
using Plimsoll.Inventory.Go.BuildInfo;
using Plimsoll.Inventory.Go.Mod;
using Plimsoll.Inventory.Opkg.Status;
using Plimsoll.Inventory.Os.Release;
using Plimsoll.Inventory.Rpm;
using Plimsoll.Inventory.Rpm.ContentSets;
using Plimsoll.Inventory.Rpm.Manifest;
using Plimsoll.Inventory.Rust.Audit;
using Plimsoll.Inventory.Rust.CargoLock;

namespace Plimsoll.Inventory;

/// <summary>Every cataloguer.</summary>
public static class Cataloguers
{
    public static IReadOnlyList<IFileReader> All { get; } =
    [
        new ApkCataloguer(),
        new AlpmCataloguer(),
        new ExecutableCataloguer(),
        new CopyrightCataloguer(),
        new DpkgCataloguer(),
        new DpkgFilesCataloguer(),
        new AssetsCataloguer(),
        new BundleCataloguer(),
        new DepsCataloguer(),
        new PackagesConfigCataloguer(),
        new PackagesLockCataloguer(),
        new ProjectCataloguer(),
        new SdkCataloguer(),
        new BuildInfoCataloguer(),
        new GoModCataloguer(),
        new OpkgCataloguer(),
        new OsReleaseCataloguer(),
        new ContentSetsCataloguer(),
        new RpmCataloguer(),
        new RpmManifestCataloguer(),
        new AuditCataloguer(),
        new CargoLockCataloguer(),
    ];
}
