using System.Text;
using CsCheck;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Inventory.Debian.Copyright;

namespace Plimsoll.Inventory.Tests.Debian;

public class CopyrightTests
{
    const string Path = "usr/share/doc/a/copyright";
    const string Head = "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: a\n\n";

    static readonly CataloguerTest Copyright = CataloguerTest.Of(new CopyrightCataloguer());

    static string[] Licences(string text) => Licences(Copyright.On(Path, text));

    static string[] Licences(FileEvidence evidence) =>
        evidence.Observations is [var observation] ? observation.Facts[CopyrightCataloguer.Licences].Split('\n') : [];

    static string[] OfField(string value) => Licences($"{Head}Files: *\nCopyright: x\nLicense: {value}\n");

    [Fact]
    public void The_licences_of_all_paragraphs_are_named_once_and_in_order()
    {
        const string text = "Format: http://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nLicense: Zlib\n\n"
            + "Files: *\nCopyright: 2001 X\n 2002 License: not-this\nLicense: GPL-2+\n This program is\n .\n License: nor-this\n\n"
            + "Files: a\nLicense: Expat\n\nFiles: b\nlicense: GPL-2+\n\nLicense: Apache-2\n text\n";
        Assert.Equal(["Apache-2.0", "GPL-2.0-or-later", "MIT", "Zlib"], Licences(text));
    }

    [Fact]
    public void A_text_that_stands_alone_adds_nothing_to_the_choice_that_names_it() =>
        Assert.Equal(["GPL-1.0-or-later OR Artistic-1.0-Perl", "ISC"],
            Licences($"{Head}Files: *\nLicense: GPL-1+ or Artistic\n\nLicense: Artistic\n a\n\nLicense: GPL-1+\n b\n\nLicense: ISC\n c\n"));

    [Theory]
    [InlineData("Format-Specification: http://svn.debian.org/wsvn/dep/web/deps/dep5.mdwn?op=file&rev=135")]
    [InlineData("Upstream-Name: a\nFormat: http://dep.debian.net/deps/dep5/")]
    [InlineData("\n\nFORMAT: 1.0")]
    public void Older_forms_of_the_header_count(string header) => Assert.Equal(["MIT"], Licences($"{header}\n\nFiles: *\nLicense: Expat\n"));

    [Theory]
    [InlineData("GPL-2", "GPL-2.0-only")]
    [InlineData("GPL-2+", "GPL-2.0-or-later")]
    [InlineData("gpl-2.0+", "GPL-2.0-or-later")]
    [InlineData("GPLv3+", "GPL-3.0-or-later")]
    [InlineData("GPL-3.0-only", "GPL-3.0-only")]
    [InlineData("GPL-2 or later", "GPL-2.0-or-later")]
    [InlineData("GPL", "GPL-1.0-or-later")]
    [InlineData("GPL-9", "LicenseRef-GPL-9")]
    [InlineData("GPL-djd", "LicenseRef-GPL-djd")]
    [InlineData("LGPL-2.1+", "LGPL-2.1-or-later")]
    [InlineData("LGPL-2", "LGPL-2.0-only")]
    [InlineData("AGPL-3+", "AGPL-3.0-or-later")]
    [InlineData("GFDL-1.3+", "GFDL-1.3-or-later")]
    [InlineData("GFDL-NIV-1.3+", "GFDL-1.3-no-invariants-or-later")]
    [InlineData("Expat", "MIT")]
    [InlineData("BSD-3-clause", "BSD-3-Clause")]
    [InlineData("BSD", "LicenseRef-BSD")]
    [InlineData("Apache-2.0", "Apache-2.0")]
    [InlineData("Artistic", "Artistic-1.0-Perl")]
    [InlineData("PSF-2", "PSF-2.0")]
    [InlineData("ZLIB", "Zlib")]
    [InlineData("CC0-1.0", "CC0-1.0")]
    [InlineData("CC-BY-SA-3.0+", "CC-BY-SA-3.0+")]
    [InlineData("Public-Domain", "LicenseRef-public-domain")]
    [InlineData("MIT/X11", "MIT")]
    [InlineData("CC0 license", "CC0-1.0")]
    [InlineData("__my own_name!", "LicenseRef-my-own-name")]
    [InlineData("mine+", "LicenseRef-mine-or-later")]
    public void Short_names_are_told_in_SPDX(string name, string id) => Assert.Equal([id], OfField(name));

    [Theory]
    [InlineData("GPL-2+ or Artistic", "GPL-2.0-or-later OR Artistic-1.0-Perl")]
    [InlineData("LGPL-2.1 or BSD-2-clause and ISC", "LGPL-2.1-only OR BSD-2-Clause AND ISC")]
    [InlineData("GPL-1+ or Artistic, and Expat", "(GPL-1.0-or-later OR Artistic-1.0-Perl) AND MIT")]
    [InlineData("REGCOMP, and GPL-1+ or Artistic", "LicenseRef-REGCOMP AND (GPL-1.0-or-later OR Artistic-1.0-Perl)")]
    [InlineData("Expat and ISC, or Zlib", "MIT AND ISC OR Zlib")]
    [InlineData("Expat, ISC", "MIT AND ISC")]
    [InlineData("libpng OR Apache-2.0", "Libpng OR Apache-2.0")]
    [InlineData("ISC and/or LGPL-2.1+", "ISC OR LGPL-2.1-or-later")]
    [InlineData("Apache-2.0 with LLVM exception", "Apache-2.0 WITH LLVM-exception")]
    [InlineData("GPL-3+ with Bison exception or Expat", "GPL-3.0-or-later WITH Bison-exception-2.2 OR MIT")]
    [InlineData("GPL-2 with Linux-syscall-note exception", "GPL-2.0-only WITH Linux-syscall-note")]
    [InlineData("GPL-2+ with OpenSSL exception", "LicenseRef-GPL-2.0-or-later-with-OpenSSL-exception")]
    public void Choices_and_exceptions_become_an_expression(string value, string expression) => Assert.Equal([expression], OfField(value));

    [Theory]
    [InlineData("")]
    [InlineData("Permission is hereby granted, free of charge, to any person")]
    public void A_field_that_holds_the_text_itself_is_told_by_the_text(string first) =>
        Assert.Equal(["MIT"], OfField($"{first}\n Permission is hereby granted, free of charge, to any person\n obtaining a copy of this software"));

    [Theory]
    [InlineData("see /usr/share/common-licenses/Apache-2.0.", "Apache-2.0")]
    [InlineData("see `/usr/share/common-licenses/BSD'.", "BSD-3-Clause")]
    [InlineData("see /usr/share/common-licenses/MPL-1.1 and CC0: /usr/share/common-licenses/CC0-1.0", "CC0-1.0 MPL-1.1")]
    [InlineData("under the GPL, see /usr/share/common-licenses/GPL-2", "GPL-2.0-only")]
    [InlineData("under the GPL, see /usr/share/common-licenses/GPL", "GPL-1.0-or-later")]
    [InlineData("the terms of the GNU General\n * Public License as published by the FSF; either version 2,\n * or (at your option) any later\n * version. See /usr/share/common-licenses/GPL.", "GPL-2.0-or-later")]
    [InlineData("the terms of the GNU Lesser\nGeneral Public License, version 2.1 or any later version. See /usr/share/common-licenses/LGPL-3", "LGPL-2.1-or-later")]
    [InlineData("the GNU Free Documentation License, Version 1.2 or any later version", "GFDL-1.2-or-later")]
    [InlineData("the GNU LGPL version 3 or later", "LGPL-3.0-or-later")]
    [InlineData("Permission is hereby granted,\n  free of charge, to any person or\n  organization obtaining a copy of the software", "BSL-1.0")]
    [InlineData("Permission to use, copy, modify, and/or distribute this software for any\npurpose with or without fee is hereby granted", "ISC")]
    [InlineData("Permission is granted to anyone to use this software for any purpose,\nincluding commercial applications, and to alter it and redistribute it\nfreely, subject to the following restrictions:", "Zlib")]
    [InlineData("Licensed under the Apache License, Version 2.0", "Apache-2.0")]
    [InlineData("It was placed in the public\ndomain.", "LicenseRef-public-domain")]
    [InlineData("All rights reserved.", "")]
    public void Files_written_for_people_are_told_by_what_they_point_at_and_hold(string text, string licences) =>
        Assert.Equal(licences, string.Join(' ', Licences($"This package was debianized by X.\n\n{text}\n")));

    [Theory]
    [InlineData("the disclaimer.", "BSD-2-Clause")]
    [InlineData("the name may not be used to endorse products.", "BSD-3-Clause")]
    [InlineData("All advertising materials must say so; not be used to endorse products.", "BSD-4-Clause")]
    [InlineData("Products derived from this software may not be called \"Apache\".", "")]
    public void BSD_licences_are_told_by_their_conditions(string condition, string licence) =>
        Assert.Equal(licence, string.Join(' ', Licences($"Redistribution and use in source and binary forms, with or without\nmodification, are permitted provided that the following conditions\nare met:\n{condition}\n")));

    [Fact]
    public void Licences_without_end_are_a_gap()
    {
        var evidence = Copyright.On(Path, Head + string.Concat(Enumerable.Range(0, 5000).Select(i => $"Files: {i}\nLicense: own-{i}\n\n")));
        Assert.Equal(256, Licences(evidence).Length);
        Assert.Equal(GapCode.TooLarge, evidence.Gaps.Single().Code);
    }

    [Fact]
    public void Long_names_are_cut_and_do_not_outgrow_a_field()
    {
        var evidence = Copyright.On(Path, Encoding.UTF8.GetBytes(Head + string.Concat(Enumerable.Range(0, 200).Select(i => $"Files: {i}\nLicense: {i}-{new string('x', 900)}\n\n"))), Limits.Default with { MaxFieldBytes = 1024 });
        Assert.InRange(evidence.Observations.Single().Facts[CopyrightCataloguer.Licences].Length, 100, 1024);
        Assert.NotEmpty(evidence.Gaps);
    }

    [Fact]
    public void A_file_beyond_the_limit_is_read_as_far_as_it_goes()
    {
        var evidence = Copyright.On(Path, $"{Head}Files: *\nLicense: ISC\n{new string(' ', 5_000_000)}\nLicense: Zlib\n");
        Assert.Equal(["ISC"], Licences(evidence));
        Assert.Equal(GapCode.TooLarge, evidence.Gaps.Single().Code);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("\0")]
    [InlineData("later ")]
    [InlineData("License:\n")]
    [InlineData("License: a\0b or \n")]
    [InlineData("Permission ")]
    [InlineData("in the public ")]
    [InlineData("version 2 later ")]
    [InlineData("Redistribution and use ")]
    [InlineData("common-licenses/")]
    [InlineData("Files: *\nLicense: GPL-2+ with , and or , \n\n")]
    public void Hostile_files_are_read_in_the_time_of_good_ones(string part)
    {
        var bytes = Encoding.UTF8.GetBytes(Head + string.Concat(Enumerable.Repeat(part, 5_000_000 / part.Length)));
        var before = Environment.CpuUsage.TotalTime;
        Copyright.On(Path, bytes);
        Copyright.On(Path, bytes.AsSpan(Head.Length));
        Assert.InRange((Environment.CpuUsage.TotalTime - before).TotalSeconds, 0, 8);
    }

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        var text = $"{Head}Files: *\nLicense: GPL-2+ with OpenSSL exception, and Expat or Zlib\n\nLicense:\n either version 2 of the GNU General Public License or any later version; common-licenses/GPL-2\n";
        Copyright.NeverThrowsOnAnyPrefixOf(Path, Encoding.UTF8.GetBytes(text));
        Copyright.NeverThrowsOnFlipsOf(Path, Encoding.UTF8.GetBytes(text), 2000);
        Gen.Byte.Array[0, 300].Sample(bytes => Copyright.On(Path, bytes).Packages.Count == 0);
    }
}
