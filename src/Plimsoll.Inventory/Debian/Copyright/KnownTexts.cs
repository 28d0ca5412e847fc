namespace Plimsoll.Inventory.Debian.Copyright;

/// <summary>Tells licences by how their texts begin.</summary>
static class KnownTexts
{
    /// <summary>A file may begin a licence without end.</summary>
    const int MaxMentions = 4096;

    /// <summary>From the head of a BSD licence to the end of its last condition.</summary>
    const int ConditionsReach = 2400;

    public static void Read(ReadOnlySpan<byte> text, LicenceSet licences)
    {
        ReadPermissions(text, licences);
        ReadRedistributions(text, licences);
        ReadApache(text, licences);
    }

    public static void ReadPublicDomain(ReadOnlySpan<byte> text, LicenceSet licences)
    {
        for (var rest = text; Next(ref rest, "in "u8);)
            if (Phrase.Begins(rest, "in the public domain"u8) || Phrase.Begins(rest, "into the public domain"u8))
            {
                licences.Add(ShortNames.Reference + "public-domain");
                return;
            }
            else
            {
                rest = rest[1..];
            }
    }

    /// <summary>Texts that begin with "Permission".</summary>
    static void ReadPermissions(ReadOnlySpan<byte> text, LicenceSet licences)
    {
        var rest = text;
        for (var mentions = 0; mentions < MaxMentions && Next(ref rest, "ermission"u8); mentions++)
        {
            rest = rest["ermission".Length..];
            if (Permission(rest) is { } id)
                licences.Add(id);
        }
    }

    static string? Permission(ReadOnlySpan<byte> text)
    {
        if (Phrase.Begins(text, "is hereby granted, free of charge, to any person or organization obtaining a copy"u8))
            return "BSL-1.0";
        if (Phrase.Begins(text, "is hereby granted, free of charge, to any person obtaining"u8))
            return "MIT";
        if (Phrase.Begins(text, "to use, copy, modify, and distribute this software for any purpose with or without fee is hereby granted"u8) ||
            Phrase.Begins(text, "to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted"u8))
            return "ISC";
        if (Phrase.Begins(text, "to use, copy, modify, distribute, and sell this software and its documentation for any purpose is hereby granted without fee"u8))
            return "HPND-sell-variant";
        if (Phrase.Begins(text, "to use, copy, modify, and distribute this software and its documentation for any purpose and without fee is hereby granted"u8))
            return "HPND";
        if (Phrase.Begins(text, "to use, copy, modify, distribute, and license this software and its documentation for any purpose"u8))
            return "TCL";
        if (Phrase.Begins(text, "is granted to anyone to use this software for any purpose, including commercial applications, and to alter it and redistribute it freely, subject to the following restrictions"u8))
            return "Zlib";
        return Phrase.Begins(text, "is granted to anyone to use this software for any purpose, including commercial applications, and to alter it and redistribute it freely, subject to the above disclaimer"u8)
            ? "Info-ZIP"
            : null;
    }

    /// <summary>The BSD licences begin alike and differ in their conditions.</summary>
    static void ReadRedistributions(ReadOnlySpan<byte> text, LicenceSet licences)
    {
        var rest = text;
        for (var mentions = 0; mentions < MaxMentions && Next(ref rest, "Redistribution and use"u8); mentions++)
        {
            var conditions = Phrase.From(rest, 1, ConditionsReach);
            var another = conditions.IndexOf("Redistribution and use"u8);
            if (another >= 0)
                conditions = conditions[..another];
            if (Phrase.Begins(rest, "Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions"u8) && Conditions(conditions) is { } id)
                licences.Add(id);
            rest = rest[1..];
        }
    }

    /// <summary>Null for those of Apache 1.1 and OpenSSL, which forbid a name too.</summary>
    static string? Conditions(ReadOnlySpan<byte> text) =>
        text.IndexOf("may not be called"u8) >= 0 ? null
        : text.IndexOf("advertising materials"u8) >= 0 ? "BSD-4-Clause"
        : text.IndexOf("endorse"u8) >= 0 ? "BSD-3-Clause"
        : "BSD-2-Clause";

    /// <summary>Its text, or the notice that points at it.</summary>
    static void ReadApache(ReadOnlySpan<byte> text, LicenceSet licences)
    {
        var rest = text;
        for (var mentions = 0; mentions < MaxMentions && Next(ref rest, "Apache"u8); mentions++)
        {
            if (Phrase.Begins(rest, "Apache License"u8) && Phrase.From(rest, 0, 64).IndexOf("2.0"u8) >= 0)
            {
                licences.Add("Apache-2.0");
                return;
            }

            rest = rest["Apache".Length..];
        }
    }

    /// <summary>Moves to the next place of some words.</summary>
    static bool Next(ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> words)
    {
        var found = rest.IndexOf(words);
        if (found >= 0)
            rest = rest[found..];
        return found >= 0;
    }
}
