namespace Plimsoll.Network;

/// <summary>Counts what was really asked and fetched, repetitions too.</summary>
public sealed class RequestMeter
{
    long requests;
    long bytes;

    public long Requests => Interlocked.Read(ref requests);

    /// <summary>Bytes of bodies.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    internal void CountRequest() => Interlocked.Increment(ref requests);

    internal void CountBytes(int count) => Interlocked.Add(ref bytes, count);
}
