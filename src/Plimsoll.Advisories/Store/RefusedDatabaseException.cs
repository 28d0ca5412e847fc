using Plimsoll.Core;

namespace Plimsoll.Advisories.Store;

/// <summary>A new database that does not replace the old one. The message is for the user; the old one stays in use.</summary>
/// <param name="reasons">A sentence each.</param>
public sealed class RefusedDatabaseException(IReadOnlyList<string> reasons)
    : ServiceException($"The new database was refused and the old one stays in use: {string.Join(' ', reasons)}")
{
    public IReadOnlyList<string> Reasons { get; } = reasons;
}
