namespace Plimsoll.Bills;

/// <summary>What an entry of a bill stands for.</summary>
enum BillKind
{
    /// <summary>Something that is installed.</summary>
    Package,

    OperatingSystem,

    /// <summary>A file, a key, a lock file that others hang on: nothing that advisories speak of.</summary>
    Other,
}
