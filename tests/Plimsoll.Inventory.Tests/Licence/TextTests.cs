using System.Text;
using Plimsoll.Inventory.Licence.Text;

namespace Plimsoll.Inventory.Tests.Licence;

public class TextTests
{
    const string Mit = """
        Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal
        in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
        copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

        The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

        THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN
        THE SOFTWARE.

        """;

    const string Redistributions = """
        Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions are met:

        1. Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer.
        2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the documentation
           and/or other materials provided with the distribution.

        """;

    const string ThirdClause = """
        3. Neither the name of Example Industries nor the names of its contributors may be used to endorse or promote products derived from this software without
           specific prior written permission.

        """;

    const string Disclaimer = """
        THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
        IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE
        LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS
        OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT
        LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.

        """;

    const string Authors = """
        3. The name of the author may not be used to endorse or promote products derived from this software without specific prior written permission.

        """;

    const string Isc = """
        Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright
        notice and this permission notice appear in all copies.

        THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY
        AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM
        LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR
        PERFORMANCE OF THIS SOFTWARE.

        """;

    const string ApacheNotice = """
        Licensed under the Apache License, Version 2.0 (the "License");
        you may not use this file except in compliance with the License.
        You may obtain a copy of the License at

            http://www.apache.org/licenses/LICENSE-2.0

        """;

    static readonly TextCataloguer Cataloguer = new();

    static string On(string text) =>
        CataloguerTest.Of(Cataloguer).On("app/node_modules/a/LICENSE", text).Observations is [var one] ? one.Facts[TextCataloguer.Licences].Replace('\n', ' ') : "";

    [Theory]
    [InlineData("MIT", Mit)]
    [InlineData("ISC", Isc)]
    [InlineData("BSD-2-Clause", Redistributions + Disclaimer)]
    [InlineData("BSD-3-Clause", Redistributions + ThirdClause + Disclaimer)]
    [InlineData("Apache-2.0", ApacheNotice)]
    [InlineData("MIT", "The MIT License (MIT)\n\nCopyright (c) 2014-2024 A. Person <a@example.org>, B. Person and contributors\n\n" + Mit)]
    [InlineData("BSD-3-Clause", "Copyright 2009 The Authors. All rights reserved.\n\n" + Redistributions + ThirdClause + Disclaimer)]
    [InlineData("Apache-2.0 MIT", Mit + ApacheNotice)]
    [InlineData("BSD-3-Clause ISC MIT", Isc + "\n----\n" + Mit + "\n====\n" + Redistributions + ThirdClause + Disclaimer)]
    public void A_text_is_told_and_several_in_one_file_are_all_told(string licences, string text) => Assert.Equal(licences, On(text));

    [Fact]
    public void An_author_stands_where_the_list_has_a_holder()
    {
        var disclaimer = Disclaimer.Replace("COPYRIGHT HOLDERS AND CONTRIBUTORS", "AUTHOR", StringComparison.Ordinal).Replace("COPYRIGHT HOLDER OR CONTRIBUTORS", "AUTHOR", StringComparison.Ordinal);
        Assert.Equal("BSD-3-Clause", On(Redistributions + Authors + disclaimer));
        Assert.Equal("BSD-2-Clause", On(Redistributions + disclaimer));
    }

    [Fact]
    public void Capitals_line_breaks_marks_of_comments_and_quotes_make_no_difference()
    {
        Assert.Equal("MIT", On(Mit.ToUpperInvariant()));
        Assert.Equal("MIT", On(Mit.ReplaceLineEndings(" ")));
        Assert.Equal("MIT", On(string.Join("\r\n", Mit.Split('\n').Select(l => "// " + l))));
        Assert.Equal("ISC", On(string.Join('\n', Isc.Split(' ').Chunk(5).Select(w => " * " + string.Join(' ', w).Replace('\n', ' ')))));
        Assert.Equal("MIT", On(Mit.Replace('"', '\u201D')));
    }

    [Theory]
    [InlineData("")]
    [InlineData("All rights reserved.")]
    [InlineData("MIT")]
    [InlineData("See the file COPYING for what you may do with this software; it is provided as is, without warranty of any kind.")]
    [InlineData("Permission is hereby granted, free of charge, to any person obtaining a copy of this software, to look at it.")]
    public void What_is_no_licences_text_is_none(string text) => Assert.Equal("", On(text));

    [Fact]
    public void Half_a_text_is_none() => Assert.Equal("", On(Mit[..(Mit.Length / 2)]));

    [Theory]
    [InlineData("Apache-2.0", "Apache-2.0")]
    [InlineData("Artistic", "Artistic-1.0-Perl")]
    [InlineData("BSD", "BSD-3-Clause")]
    [InlineData("CC0-1.0", "CC0-1.0")]
    [InlineData("GFDL-1.2", "GFDL-1.2-only")]
    [InlineData("GFDL-1.3", "GFDL-1.3-only")]
    [InlineData("GPL-1", "GPL-1.0-only")]
    [InlineData("GPL-2", "GPL-2.0-only")]
    [InlineData("GPL-3", "GPL-3.0-only")]
    [InlineData("LGPL-2", "LGPL-2.0-only")]
    [InlineData("LGPL-2.1", "LGPL-2.1-only")]
    [InlineData("LGPL-3", "LGPL-3.0-only")]
    [InlineData("MPL-1.1", "MPL-1.1")]
    [InlineData("MPL-2.0", "MPL-2.0")]
    public void The_texts_that_a_distribution_carries_are_told(string file, string licence)
    {
        var path = $"/usr/share/common-licenses/{file}";
        Assert.SkipUnless(File.Exists(path), "this machine is no Debian");
        Assert.Equal(licence, On(File.ReadAllText(path)));
    }

    [Theory]
    [InlineData("node_modules/a/LICENSE", "node_modules/a")]
    [InlineData("srv/app/node_modules/@s/a/LICENSE.md", "srv/app/node_modules/@s/a")]
    [InlineData("node_modules/a/node_modules/b/COPYING", "node_modules/a/node_modules/b")]
    [InlineData("usr/lib/python3/dist-packages/a-1.dist-info/LICENSE", "usr/lib/python3/dist-packages/a-1.dist-info")]
    [InlineData("site-packages/a-1.dist-info/licenses/LICENSE.txt", "site-packages/a-1.dist-info")]
    [InlineData("site-packages/a-1.dist-info/licenses/src/LICENSE.txt", "site-packages/a-1.dist-info")]
    [InlineData("var/lib/gems/3.1.0/gems/a-1/LICENSE", "var/lib/gems/3.1.0/gems/a-1")]
    [InlineData("app/vendor/v/a/LICENSE", "app/vendor/v/a")]
    public void A_text_belongs_to_the_package_in_whose_directory_it_lies(string path, string directory)
    {
        Assert.Equal(directory, TextPlaces.DirectoryOf(path));
        Assert.True(Cataloguer.Wants(Encoding.UTF8.GetBytes(path)));
        Assert.Contains(Cataloguer.Interests, i => i.Name == Path.GetFileName(path));
    }

    [Theory, InlineData("LICENSE"), InlineData("usr/share/doc/a/COPYING"), InlineData("node_modules/LICENSE"), InlineData("node_modules/@s/LICENSE"), InlineData("node_modules/a/deps/b/LICENSE"), InlineData("vendor/LICENSE"), InlineData("vendor/v/LICENSE"), InlineData("gems/LICENSE")]
    public void A_text_that_lies_elsewhere_is_not_read(string path) => Assert.False(Cataloguer.Wants(Encoding.UTF8.GetBytes(path)));

    [Fact]
    public void Of_a_text_without_end_the_beginning_is_read() => Assert.Equal("MIT", On(Mit + string.Concat(Enumerable.Repeat("many other words that say nothing\n", 100_000)) + Isc));

    [Fact]
    public void Broken_texts_are_never_thrown_at()
    {
        var bytes = Encoding.UTF8.GetBytes("Copyright (c) 2020\n" + Mit + Redistributions + "\u00A9 2020\nc) 2020");
        CataloguerTest.Of(Cataloguer).NeverThrowsOnAnyPrefixOf("node_modules/a/LICENSE", bytes, step: 7);
        CataloguerTest.Of(Cataloguer).NeverThrowsOnFlipsOf("node_modules/a/LICENSE", bytes, times: 500);
    }
}
