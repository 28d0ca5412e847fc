using Plimsoll.Images.Subjects;

namespace Plimsoll.Images.Chunked;

/// <summary>A layer that may be read in part.</summary>
interface ISparingLayer : ILayer
{
    /// <summary>Bytes that a walk in parts did not need.</summary>
    long Spared { get; }
}
