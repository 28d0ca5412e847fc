namespace Plimsoll.Advisories.Deltas;

/// <summary>
/// A delta is, compressed with zstd: this mark, the content digests of the database that it starts from and of the one that it leads to, and the rows of each of
/// <see cref="DeltaTable.All"/>: their number, then their cells.
/// </summary>
static class DeltaForm
{
    public const string Mark = "plimsoll delta 1";
}
