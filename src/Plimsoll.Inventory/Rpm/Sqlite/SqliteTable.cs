using System.Buffers;
using System.Buffers.Binary;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Inventory.Rpm.Sqlite;

/// <summary>Shows every blob of one table of an SQLite file. It reads table b-trees and overflow chains, and nothing else: a stranger's schema is never executed.</summary>
/// <remarks>SQLite, "Database File Format", sections 1.3, 1.6 and 2.1.</remarks>
static class SqliteTable
{
    const int HeaderBytes = 100;
    const byte InteriorPage = 5;
    const byte LeafPage = 13;
    const int MaxDepth = 20;

    public static bool Recognises(ReadOnlySpan<byte> bytes) => bytes.StartsWith("SQLite format 3\0"u8);

    public static void Read(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> table, RpmRecord visit, ReadBudget budget, EvidenceSink evidence)
    {
        var file = new SqliteFile(bytes);
        if (bytes.Length < HeaderBytes || file.PageBytes is < 512 or > 65536 || bytes.Length < file.PageBytes)
        {
            evidence.Gap(GapCode.Truncated, "the database is shorter than its header says");
            return;
        }

        if (bytes.Length % file.PageBytes != 0)
            evidence.Gap(GapCode.Truncated, "the database ends in the middle of a page");
        var walk = new Walk(budget, evidence);
        var root = 0;
        var name = table.ToArray();
        walk.Tree(file, 1, 0, (payload, _) =>
        {
            if (SqliteRecord.TryText(payload, 0, out var type) && type.SequenceEqual("table"u8) &&
                SqliteRecord.TryText(payload, 1, out var called) && called.SequenceEqual(name) && SqliteRecord.TryInteger(payload, 3, out var page))
                root = (int)Math.Clamp(page, 0, int.MaxValue);
            return true;
        });
        if (root < 1)
        {
            evidence.Gap(GapCode.Malformed, "it has no table of packages");
            return;
        }

        var index = 0;
        new Walk(budget, evidence).Tree(file, root, 0, (payload, _) => !SqliteRecord.TryBlob(payload, 1, out var blob) || visit(blob, index++));
    }

    /// <summary>Walks one b-tree; a page that is met twice is damage, not a loop.</summary>
    sealed class Walk(ReadBudget budget, EvidenceSink evidence)
    {
        readonly HashSet<int> met = [];

        /// <returns>false to stop.</returns>
        public bool Tree(SqliteFile file, int number, int depth, RpmRecord visit)
        {
            if (depth > MaxDepth || !met.Add(number) || !file.TryPage(number, out var page))
                return Damaged(number);
            var header = number == 1 ? HeaderBytes : 0;
            var kind = page[header];
            int cells = BinaryPrimitives.ReadUInt16BigEndian(page[(header + 3)..]);
            var pointers = header + (kind == InteriorPage ? 12 : 8);
            if (kind is not (InteriorPage or LeafPage) || pointers + (cells * 2) > page.Length)
                return Damaged(number);
            for (var i = 0; i < cells; i++)
            {
                int at = BinaryPrimitives.ReadUInt16BigEndian(page[(pointers + (i * 2))..]);
                if (at > page.Length - 4)
                    Damaged(number);
                else if (kind == InteriorPage ? !Tree(file, BinaryPrimitives.ReadInt32BigEndian(page[at..]), depth + 1, visit) : !Cell(file, page, at, number, visit))
                    return false;
            }

            return kind == LeafPage || Tree(file, BinaryPrimitives.ReadInt32BigEndian(page[(header + 8)..]), depth + 1, visit);
        }

        bool Cell(SqliteFile file, ReadOnlySpan<byte> page, int at, int number, RpmRecord visit)
        {
            var rest = page[at..];
            if (!SqliteRecord.TryVarint(ref rest, out var length) || !SqliteRecord.TryVarint(ref rest, out _) || length < 0 || length > file.Bytes)
                return Damaged(number);
            var local = file.LocalBytes(length);
            if (local > rest.Length)
                return Damaged(number);
            if (!budget.TrySpend(length))
            {
                evidence.Gap(GapCode.TooLarge, "its records overlap and add up to far more than the file; the rest was not read");
                return false;
            }

            if (local == length)
                return visit(rest[..(int)length], 0);
            var buffer = ArrayPool<byte>.Shared.Rent((int)length);
            try
            {
                var value = buffer.AsSpan(0, (int)length);
                rest[..local].CopyTo(value);
                return rest.Length >= local + 4 && file.TryCollect(BinaryPrimitives.ReadInt32BigEndian(rest[local..]), value[local..]) ? visit(value, 0) : Damaged(number);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }

        bool Damaged(int number)
        {
            evidence.Gap(GapCode.Malformed, $"page {number:N0} of the database is damaged; packages on it are missing");
            return true;
        }
    }
}
