using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;

namespace Plimsoll.Inventory.Text;

/// <summary>Documents as memory bombs: a list of single digits takes seven times its bytes once it is parsed.</summary>
static class DocumentSize
{
    const int Cost = 6;

    /// <returns>false where it would cost more than the largest file may; the gap is noted.</returns>
    public static bool IsBearable(FileContent file, EvidenceSink evidence)
    {
        var most = file.Limits.MaxFileBytes / Cost;
        if (file.Bytes.Length <= most)
            return true;
        evidence.Gap(GapCode.TooLarge, $"a document of more than {most:N0} bytes; it was not read");
        return false;
    }
}
