namespace Plimsoll.Network;

/// <summary>What <c>Retry-After</c> asks for, in seconds or as a date.</summary>
/// <remarks>RFC 9110, section 10.2.3.</remarks>
public static class RetryAfter
{
    /// <returns>Null where it asks for nothing that can be read.</returns>
    public static TimeSpan? Of(HttpResponseMessage? answer, TimeProvider time) => answer?.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => TimeSpan.FromTicks(Math.Max(0, (date - time.GetUtcNow()).Ticks)),
        _ => null,
    };
}
