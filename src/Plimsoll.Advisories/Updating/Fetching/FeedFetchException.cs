using System.Net;
using Plimsoll.Core;

namespace Plimsoll.Advisories.Updating.Fetching;

/// <summary>A file of a feed could not be fetched, or is not believed. The message says what, where and why in one clause.</summary>
sealed class FeedFetchException(string message, Exception? inner = null, HttpStatusCode? status = null) : ServiceException(message, inner ?? new InvalidDataException(message))
{
    /// <summary>Whether the server said that there is no such file.</summary>
    public bool IsMissing => status is HttpStatusCode.NotFound or HttpStatusCode.Gone;
}
