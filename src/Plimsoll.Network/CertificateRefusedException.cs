using System.Security.Authentication;

namespace Plimsoll.Network;

/// <summary>A server's certificate does not prove that it is who we asked for. The message is a sentence for the user.</summary>
public sealed class CertificateRefusedException(string message) : AuthenticationException(message);
