namespace Plimsoll.Inventory.Debian.Copyright;

/// <summary>Reads a copyright file that is written for people: what it grants in GNU's words, which texts of Debian it points at, which well-known texts it holds.</summary>
static class FreeForm
{
    public static void Read(ReadOnlySpan<byte> text, LicenceSet licences)
    {
        var granted = GnuGrants.Read(text, licences);
        CommonLicences.Read(text, granted, licences);
        KnownTexts.Read(text, licences);
        if (licences.IsEmpty)
            KnownTexts.ReadPublicDomain(text, licences);
    }
}
