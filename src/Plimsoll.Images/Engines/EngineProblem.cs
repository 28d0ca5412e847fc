using System.Net.Sockets;
using System.Security.Authentication;
using Plimsoll.Core;
using Plimsoll.Images.Json;

namespace Plimsoll.Images.Engines;

/// <summary>What went wrong between us and an engine, as a sentence that says which engine and what to do.</summary>
static class EngineProblem
{
    const int MaxMessageLength = 300;

    public static bool IsOne(Exception e) => e is HttpRequestException or IOException or OperationCanceledException;

    public static ServiceException Of(Exception e, string name, EngineAddress address)
    {
        var engine = EngineClient.Capital(name);
        if (Find<AuthenticationException>(e) is { } tls)
            return new ServiceException($"{engine} cannot be trusted: of its certificate, {OneLine.Of(tls.Message, MaxMessageLength)}; see the certificates in DOCKER_CERT_PATH or of the Docker context.", e);
        var error = Find<SocketException>(e)?.SocketErrorCode;
        return new ServiceException(error switch
        {
            SocketError.AccessDenied => $"The socket {address.Name} may not be opened by this user; become root or a member of the socket's group (\"docker\").",
            SocketError.TimedOut => $"{engine} does not answer; see whether it runs.",
            SocketError.ConnectionRefused or SocketError.AddressNotAvailable or SocketError.HostNotFound or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.TryAgain =>
                $"No engine listens at {address.Name}; start it, or say where it is with DOCKER_HOST.",
            _ when e is OperationCanceledException || Find<TimeoutException>(e) is not null => $"{engine} does not answer; see whether it runs.",
            _ when address.IsSocket && !Path.Exists(address.Endpoint.UnixSocket) => $"No engine listens at {address.Name}; start it, or say where it is with DOCKER_HOST.",
            _ => $"{engine} broke off its answer ({OneLine.Of((Find<IOException>(e) ?? e).Message, MaxMessageLength)}); see its log, and scan again.",
        }, e);
    }

    /// <summary>The message of an error as engines write it; null where there is none.</summary>
    public static string? MessageOf(byte[]? body)
    {
        if (body is null)
            return null;
        try
        {
            using var document = BoundedJson.Parse(body, "");
            return document.RootElement.Text("message") is { Length: > 0 } message ? OneLine.Of(message, MaxMessageLength) : null;
        }
        catch (UnreadableSubjectException)
        {
            return null;
        }
    }

    static T? Find<T>(Exception e) where T : Exception
    {
        T? innermost = null;
        for (Exception? one = e; one is not null; one = one.InnerException)
            innermost = one as T ?? innermost;
        return innermost;
    }
}
