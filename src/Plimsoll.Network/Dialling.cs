using System.Net.Sockets;

namespace Plimsoll.Network;

/// <summary>Opens sockets whose silence ends by itself: bodies are read synchronously, where no token reaches.</summary>
static class Dialling
{
    public static Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> Tcp(NetworkOptions options) => async (context, cancellation) =>
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var patience = (int)Math.Min(options.StallTimeout.TotalMilliseconds, int.MaxValue);
        (socket.ReceiveTimeout, socket.SendTimeout) = (patience, patience);
        return await Open(socket, socket.ConnectAsync(context.DnsEndPoint, cancellation));
    };

    public static Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> Unix(string path) => async (_, cancellation) =>
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        return await Open(socket, socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation));
    };

    static async Task<Stream> Open(Socket socket, ValueTask connecting)
    {
        try
        {
            await connecting;
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
