namespace Plimsoll.Inventory.Rpm;

/// <summary>How many bytes of records a database may yield: many entries that point at the same long value would cost its length each time.</summary>
sealed class ReadBudget(long databaseBytes)
{
    const int Times = 4;
    long left = databaseBytes * Times;

    public bool TrySpend(long bytes) => (left -= bytes) >= 0;
}
