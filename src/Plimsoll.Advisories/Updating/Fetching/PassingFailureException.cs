namespace Plimsoll.Advisories.Updating.Fetching;

/// <summary>A failure that another attempt may not meet.</summary>
/// <param name="retryAfter">What the server asked for; null where it said nothing.</param>
public sealed class PassingFailureException(string message, TimeSpan? retryAfter = null, Exception? inner = null) : Exception(message, inner)
{
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
