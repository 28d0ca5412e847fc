using Plimsoll.Core;

namespace Plimsoll.Registries;

/// <summary>A registry sends whole blobs only: whoever wanted a part must read all.</summary>
public sealed class RangesUnsupportedException(string registry) : ServiceException($"{registry} does not send parts of a blob.");
