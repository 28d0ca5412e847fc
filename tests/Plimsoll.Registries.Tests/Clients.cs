using Plimsoll.Network;

namespace Plimsoll.Registries.Tests;

/// <summary>Clients as the tests want them: impatient, and without the machine's own configuration.</summary>
static class Clients
{
    public static RegistryOptions Options { get; } = new()
    {
        Network = NetworkOptions.Default with
        {
            FirstDelay = TimeSpan.FromMilliseconds(1),
            StallTimeout = TimeSpan.FromMilliseconds(500),
            AnswerTimeout = TimeSpan.FromSeconds(5),
            Retries = 2,
        },
    };

    /// <summary>Reads a stream to its end.</summary>
    public static byte[] Bytes(this Stream stream)
    {
        using (stream)
        {
            var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
    }
}
