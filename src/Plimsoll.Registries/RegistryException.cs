using System.Net;
using Plimsoll.Core;

namespace Plimsoll.Registries;

/// <summary>A registry answered, and its answer is an error.</summary>
public sealed class RegistryException(string message, HttpStatusCode status) : ServiceException(message)
{
    public HttpStatusCode Status { get; } = status;

    /// <summary>There is no such repository, tag, manifest or blob.</summary>
    public bool IsMissing => Status == HttpStatusCode.NotFound;
}
