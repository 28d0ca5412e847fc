namespace Plimsoll.Cli.Tests.Tampering;

/// <summary>What the real registry answered, before anybody touched it.</summary>
sealed record Honest(int Status, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    public string? this[string header] => Headers.FirstOrDefault(h => h.Name.Equals(header, StringComparison.OrdinalIgnoreCase)).Value;

    public string MediaType => this["Content-Type"] ?? "application/octet-stream";

    public Honest With(string header, string value) => this with { Headers = [.. Headers.Where(h => !h.Name.Equals(header, StringComparison.OrdinalIgnoreCase)), (header, value)] };
}
