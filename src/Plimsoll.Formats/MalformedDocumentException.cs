namespace Plimsoll.Formats;

/// <summary>A document breaks its format, or a limit. The message is half a sentence about it: <c>it is not well-formed JSON at line 3</c>.</summary>
public sealed class MalformedDocumentException(string message) : Exception(message);
