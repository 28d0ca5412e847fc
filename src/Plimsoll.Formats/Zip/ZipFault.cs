namespace Plimsoll.Formats.Zip;

/// <summary>Why an archive or a member of it cannot be read.</summary>
public enum ZipFaultKind
{
    /// <summary>Bytes that break the format, or contradict each other.</summary>
    Malformed,

    /// <summary>An archive that ends too early.</summary>
    Truncated,

    /// <summary>Beyond a limit or the budget.</summary>
    TooLarge,

    /// <summary>Encrypted, or packed by a method that is not read.</summary>
    Unsupported,
}

/// <param name="Message">Half a sentence about the archive or member: <c>it is encrypted</c>.</param>
public sealed record ZipFault(ZipFaultKind Kind, string Message);
