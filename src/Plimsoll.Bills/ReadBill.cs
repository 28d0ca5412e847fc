using Plimsoll.Core;
using Plimsoll.Core.Evidence;

namespace Plimsoll.Bills;

/// <summary>What a bill of materials says of the subject that it was made of.</summary>
/// <param name="Digest">Of the image that it was made of, where it tells.</param>
/// <param name="Platform">Of that image, where it tells.</param>
/// <param name="Evidence">Settled: what a scan of the subject would have gathered, as far as the bill tells.</param>
public sealed record ReadBill(Digest? Digest, Platform? Platform, SubjectEvidence Evidence);
