namespace Plimsoll.Inventory.Rpm.Header;

/// <summary>The tags of an rpm header that are read.</summary>
/// <remarks>rpm, "RPM tags" of the reference manual.</remarks>
enum RpmTag
{
    Name = 1000,
    Version = 1001,
    Release = 1002,
    Epoch = 1003,
    Distribution = 1010,
    Vendor = 1011,
    Licence = 1014,
    Packager = 1015,
    Architecture = 1022,
    OldFileNames = 1027,
    SourceRpm = 1044,
    DirectoryIndexes = 1116,
    BaseNames = 1117,
    DirectoryNames = 1118,
    ModularityLabel = 5096,
}
