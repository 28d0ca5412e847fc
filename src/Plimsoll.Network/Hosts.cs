using System.Net;

namespace Plimsoll.Network;

/// <summary>What a host's name alone says.</summary>
public static class Hosts
{
    /// <summary>127.0.0.0/8, ::1, <c>localhost</c> and what is below it.</summary>
    public static bool IsLoopback(string host)
    {
        var name = host.Trim('[', ']').TrimEnd('.');
        if (IPAddress.TryParse(name, out var address))
            return IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
        return name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A place that only this machine means by the name: loopback, link-local (where clouds answer with a machine's secrets), the unspecified address.</summary>
    public static bool IsOwn(string host)
    {
        if (IsLoopback(host))
            return true;
        if (!IPAddress.TryParse(host.Trim('[', ']'), out var address))
            return false;
        var four = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return four.IsIPv6LinkLocal || four.Equals(IPAddress.Any) || four.Equals(IPAddress.IPv6Any) || four.GetAddressBytes() is [169, 254, _, _];
    }

    /// <summary>Scheme, host and port are the same: the bounds within which a credential may travel.</summary>
    public static bool SameOrigin(Uri one, Uri other) =>
        one.Scheme == other.Scheme && one.Port == other.Port && one.IdnHost.Equals(other.IdnHost, StringComparison.OrdinalIgnoreCase);
}
