using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Rpm.Berkeley;
using Plimsoll.Inventory.Rpm.Header;
using Plimsoll.Inventory.Rpm.Ndb;
using Plimsoll.Inventory.Rpm.Sqlite;

namespace Plimsoll.Inventory.Rpm;

/// <summary>Reads rpm's database of installed packages in its three formats: Berkeley DB hash, NDB and SQLite.</summary>
/// <remarks>All three hold header blobs; which format a file has is told by its magic bytes, whatever its name.</remarks>
public sealed class RpmCataloguer : IFileReader
{
    static readonly string[] Directories = ["var/lib/rpm", "usr/lib/sysimage/rpm", "usr/share/rpm"];
    static readonly string[] Names = ["Packages", "Packages.db", "rpmdb.sqlite", "rpmdb.sqlite-wal"];

    public ReaderId Id { get; } = new("rpm", 1);

    public IReadOnlyList<Interest> Interests { get; } = [.. Directories.SelectMany(d => Names.Select(n => Interest.File($"{d}/{n}")))];

    public void Read(FileContent file, EvidenceSink evidence)
    {
        var bytes = file.Bytes;
        if (file.FileName.EndsWith("-wal"))
        {
            if (!bytes.IsEmpty)
                evidence.Gap(GapCode.Unsupported, $"{bytes.Length:N0} bytes of a write-ahead log are not applied: packages changed last may be missing");
            return;
        }

        var budget = new ReadBudget(bytes.Length);
        RpmRecord visit = (blob, index) => RpmPackage.Read(blob, index, evidence);
        if (bytes.IsEmpty)
            evidence.Gap(GapCode.Truncated, "the database is empty");
        else if (SqliteTable.Recognises(bytes))
            SqliteTable.Read(bytes, "Packages"u8, visit, budget, evidence);
        else if (NdbFile.Recognises(bytes))
            NdbFile.Read(bytes, visit, budget, evidence);
        else if (BerkeleyHash.Recognises(bytes))
            BerkeleyHash.Read(bytes, visit, budget, evidence);
        else
            evidence.Gap(GapCode.Unsupported, "it is none of rpm's database formats (Berkeley DB hash, NDB, SQLite)");
    }
}

/// <summary>Takes one header blob of a database.</summary>
/// <returns>false to stop.</returns>
delegate bool RpmRecord(ReadOnlySpan<byte> blob, int index);
