namespace Plimsoll.Core;

/// <summary>The subject cannot be read. The message is one sentence for the user: what, where, what to do. Exit code 3.</summary>
public class UnreadableSubjectException : Exception
{
    public UnreadableSubjectException(string message) : base(message) { }

    public UnreadableSubjectException(string message, Exception inner) : base(message, inner) { }
}

/// <summary>A limit of <see cref="Limits"/> was reached while reading a subject.</summary>
public sealed class LimitExceededException(string limit, long value, string place)
    : UnreadableSubjectException($"{place} exceeds the limit {limit} of {value:N0}; the scan stopped there.")
{
    public string Limit { get; } = limit;

    public long Value { get; } = value;

    public string Place { get; } = place;
}

/// <summary>Bytes that are not what their digest says. Nothing read from them is believed.</summary>
public sealed class DigestMismatchException(string what, Digest expected, Digest actual)
    : UnreadableSubjectException($"{what} does not match its digest: expected {expected}, found {actual}. The subject was altered or damaged; fetch it again.")
{
    public Digest Expected { get; } = expected;

    public Digest Actual { get; } = actual;
}

/// <summary>A service that is needed could not be reached, or answered with an error. The message is one sentence for the user. Exit code 3.</summary>
public class ServiceException : Exception
{
    public ServiceException(string message) : base(message) { }

    public ServiceException(string message, Exception inner) : base(message, inner) { }
}

/// <summary>Wrong usage or configuration. The message is one sentence for the user. Exit code 2.</summary>
public sealed class UsageException(string message) : Exception(message);
