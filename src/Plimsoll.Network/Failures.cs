using System.Net.Sockets;
using System.Security.Cryptography;
using Plimsoll.Core;

namespace Plimsoll.Network;

/// <summary>What went wrong with a connection, in a sentence, and whether it may be over in a moment.</summary>
public static class Failures
{
    /// <summary>Whether the same request may succeed in a moment. A refused connection, an unknown name and an untrusted certificate will not.</summary>
    public static bool IsPassing(Exception failure) => failure switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.ProxyTunnelError } => false,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => Innermost<IOException>(failure) is not null && Certificate(failure) is null && TlsAlert(failure) is null,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => Innermost<SocketException>(failure)?.SocketErrorCode == SocketError.TryAgain,
        HttpRequestException when Innermost<NoConnectionException>(failure) is not null || TlsAlert(failure) is not null => false,
        HttpRequestException => Innermost<SocketException>(failure)?.SocketErrorCode is not (SocketError.ConnectionRefused or SocketError.NetworkUnreachable or SocketError.HostNotFound or SocketError.AddressFamilyNotSupported),
        IOException => true,
        _ => false,
    };

    /// <summary>The server's certificate was refused, with the reason; null where that was not the failure.</summary>
    public static CertificateRefusedException? Certificate(Exception failure) => Innermost<CertificateRefusedException>(failure);

    /// <summary>The server speaks TLS and refuses ours, with OpenSSL's words for why: "bad certificate" where it wants one of the client. Null where that was not the failure.</summary>
    public static string? TlsAlert(Exception failure)
    {
        const string Mark = " alert ";
        for (var inner = failure; inner is not null; inner = inner.InnerException)
            if (inner is CryptographicException && inner.Message.IndexOf(Mark, StringComparison.Ordinal) is >= 0 and var at)
                return inner.Message[(at + Mark.Length)..];
        return null;
    }

    /// <summary>Nothing listens at the port.</summary>
    public static bool IsRefusedConnection(Exception failure) => Innermost<SocketException>(failure)?.SocketErrorCode == SocketError.ConnectionRefused;

    /// <summary>The failure of a request to <paramref name="address"/> as a sentence for the user.</summary>
    public static ServiceException Explain(Exception failure, Uri address, NetworkOptions options)
    {
        var proxy = options.Proxy?.To(address) is { } via ? $" through the proxy {via.Authority}" : "";
        var who = address.IsDefaultPort ? address.IdnHost : address.Authority;
        return new ServiceException(Sentence(failure, who, proxy, options), failure);
    }

    static string Sentence(Exception failure, string who, string proxy, NetworkOptions options)
    {
        if (Certificate(failure) is { } refused)
            return $"{who} could not be trusted{proxy}: of its certificate, {refused.Message}; if its authority is your own, name its PEM file by PLIMSOLL_CA_FILE, else somebody may stand between.";
        if (Innermost<NoConnectionException>(failure) is not null)
            return $"{who} could not be reached{proxy}: no connection could be made within {options.ConnectTimeout.TotalSeconds:0} seconds; check the address, the network and its firewall.";
        if (Innermost<TimeoutException>(failure) is not null || Innermost<SocketException>(failure)?.SocketErrorCode == SocketError.TimedOut)
            return $"{who} does not answer{proxy} within {options.AnswerTimeout.TotalSeconds:0} seconds; try again later, or check the network.";
        if (TlsAlert(failure) is { } alert)
            return alert.Contains("certificate", StringComparison.Ordinal)
                ? $"{who} wants a client's certificate (mutual TLS), or refuses the one it was shown ({alert}); give the one that it knows, with its key."
                : $"{who} refuses to speak TLS with us{proxy} ({alert}); it may know versions and ciphers only that are too old.";
        return (failure as HttpRequestException)?.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => $"The name {who} could not be resolved{proxy}; check its spelling and the network.",
            HttpRequestError.ProxyTunnelError => $"{who} could not be reached{proxy}: the proxy refused{Status(failure)}; check HTTPS_PROXY and NO_PROXY.",
            HttpRequestError.SecureConnectionError => $"{who} does not answer with TLS as it should{proxy}; check that its port is the one for https.",
            HttpRequestError.ConfigurationLimitExceeded => $"{who} answers with headers that are larger than any honest server's.",
            HttpRequestError.InvalidResponse => $"{who} answers with something that is not HTTP{proxy}.",
            HttpRequestError.ResponseEnded => $"{who} broke its answer off{proxy}; try again later.",
            _ => $"{who} could not be reached{proxy}: {Reason(failure)}.",
        };
    }

    static string Status(Exception failure) => (failure as HttpRequestException)?.StatusCode is { } status ? $" ({(int)status})" : "";

    static string Reason(Exception failure) => Innermost<SocketException>(failure)?.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "nothing listens there; check the address and that the service runs",
        SocketError.NetworkUnreachable or SocketError.HostUnreachable => "there is no way to it; check the network",
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => "its name could not be resolved; check its spelling and the network",
        SocketError.ConnectionReset or SocketError.Shutdown => "it ended the connection; try again later",
        { } code => $"{code}; check the network",
        null => failure is HttpRequestException or IOException ? "the connection broke; try again later" : failure.Message,
    };

    static T? Innermost<T>(Exception? failure) where T : Exception
    {
        T? found = null;
        for (var depth = 0; failure is not null && depth < 16; failure = failure.InnerException, depth++)
            found = failure as T ?? found;
        return found;
    }
}
