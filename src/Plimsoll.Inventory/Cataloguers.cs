using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Alpine.Apk;
using Plimsoll.Inventory.Arch.Alpm;
using Plimsoll.Inventory.Binary.Classifiers;
using Plimsoll.Inventory.Binary.Executable;
using Plimsoll.Inventory.Bitnami.Spdx;
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
using Plimsoll.Inventory.Linux.Kernel;
using Plimsoll.Inventory.Linux.Modules;
using Plimsoll.Inventory.Node.BunLock;
using Plimsoll.Inventory.Node.Manifest;
using Plimsoll.Inventory.Node.PackageLock;
using Plimsoll.Inventory.Node.PnpmLock;
using Plimsoll.Inventory.Node.YarnCache;
using Plimsoll.Inventory.Node.YarnLock;
using Plimsoll.Inventory.Opkg.Status;
using Plimsoll.Inventory.Os.Release;
using Plimsoll.Inventory.Php.ComposerInstalled;
using Plimsoll.Inventory.Php.ComposerLock;
using Plimsoll.Inventory.Php.Pear;
using Plimsoll.Inventory.Php.WordPress;
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
        new ClassifiersCataloguer(),
        new SpdxCataloguer(),
        new CopyrightCataloguer(),
        new DpkgCataloguer(),
        new DpkgFilesCataloguer(),
        new KernelCataloguer(),
        new ModulesCataloguer(),
        new BunLockCataloguer(),
        new NodeManifestCataloguer(),
        new PackageLockCataloguer(),
        new PnpmLockCataloguer(),
        new YarnCacheCataloguer(),
        new YarnLockCataloguer(),
        new ExecutableCataloguer(),
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
        new ComposerInstalledCataloguer(),
        new ComposerLockCataloguer(),
        new PearCataloguer(),
        new WordPressCataloguer(),
        new ContentSetsCataloguer(),
        new RpmCataloguer(),
        new RpmManifestCataloguer(),
        new AuditCataloguer(),
        new CargoLockCataloguer(),
    ];
}
