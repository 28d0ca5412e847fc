using Plimsoll.Core;

namespace Plimsoll.Images.Sources;

/// <summary>A blob that the image refers to is not there.</summary>
sealed class MissingBlobException(string message) : UnreadableSubjectException(message);
