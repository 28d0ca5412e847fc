using System.Net;

namespace Plimsoll.Network;

/// <summary>
/// Whom <c>NO_PROXY</c> lists: <c>*</c>, a name with all below it, <c>.name</c> for what is below alone, an address, a network (<c>10.0.0.0/8</c>), each with
/// <c>:port</c> where only that port is meant. Entries that are none of these match nobody.
/// </summary>
public sealed class ProxyExceptions
{
    readonly bool everything;
    readonly List<IPNetwork> networks = [];
    readonly List<(string Name, bool OnlyBelow, int? Port)> names = [];

    ProxyExceptions(IEnumerable<string> entries)
    {
        foreach (var entry in entries)
            if (entry == "*")
                everything = true;
            else if (entry.Contains('/', StringComparison.Ordinal) && IPNetwork.TryParse(entry, out var network))
                networks.Add(network);
            else
                names.Add(Name(entry.ToLowerInvariant()));
    }

    public static ProxyExceptions Parse(string? text) =>
        new((text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    public bool Cover(Uri address)
    {
        var host = address.IdnHost.TrimEnd('.').ToLowerInvariant();
        if (everything || (IPAddress.TryParse(host, out var ip) && networks.Exists(n => n.Contains(ip))))
            return true;
        return names.Exists(n => (n.Port is null || n.Port == address.Port) && ((host == n.Name && !n.OnlyBelow) || host.EndsWith('.' + n.Name, StringComparison.Ordinal)));
    }

    static (string Name, bool OnlyBelow, int? Port) Name(string entry)
    {
        int? port = null;
        if ((entry.StartsWith('[') || !IPAddress.TryParse(entry, out _)) && entry.LastIndexOf(':') is > 0 and var colon && int.TryParse(entry[(colon + 1)..], out var number))
            (entry, port) = (entry[..colon], number);
        entry = entry.Trim('[', ']');
        if (entry.StartsWith("*.", StringComparison.Ordinal))
            entry = entry[1..];
        return (entry.TrimStart('.'), entry.StartsWith('.'), port);
    }
}
