using CsCheck;
using Plimsoll.Core.Licences;

namespace Plimsoll.Core.Tests.Licences;

public class LicenceExpressionTests
{
    static readonly string[] Words = ["MIT", "gpl-2.0+", "Foo", "AND", "or", "WITH", "(", ")", "LLVM-exception", "GPLv3+", "é"];

    [Theory]
    [InlineData("MIT", "MIT")]
    [InlineData("mit", "MIT")]
    [InlineData("(MIT or apache-2.0) AND BSD-3-clause", "(MIT OR Apache-2.0) AND BSD-3-Clause")]
    [InlineData("GPL-2.0-or-later WITH Classpath-exception-2.0", "GPL-2.0-or-later WITH Classpath-exception-2.0")]
    [InlineData("Apache-2.0+", "Apache-2.0+")]
    [InlineData("LicenseRef-own", "LicenseRef-own")]
    [InlineData("Foo and MIT", "LicenseRef-Foo AND MIT")]
    [InlineData("((MIT))", "MIT")]
    [InlineData("(MIT OR X11) AND (LicenseRef-BSD OR ISC) AND (MIT OR Zlib)", "(MIT OR X11) AND (LicenseRef-BSD OR ISC) AND (MIT OR Zlib)")]
    [InlineData("MIT/X11, GPL-2 | GPL (>= 3)", "MIT AND GPL-2.0-only OR GPL-3.0-or-later")]
    [InlineData("MIT AND (ISC AND (Zlib OR (X11 OR curl)))", "MIT AND ISC AND (Zlib OR X11 OR curl)")]
    [InlineData("GPL-2.0-or-later+", "GPL-2.0-or-later")]
    [InlineData("GPL-2.0-only+", "GPL-2.0-or-later")]
    [InlineData("public-domain", "LicenseRef-public-domain")]
    public void A_field_becomes_an_expression_that_the_rules_allow(string field, string expression) => Assert.Equal(expression, LicenceExpression.Of(field).Text);

    [Theory]
    [InlineData("MIT AND"), InlineData("AND MIT"), InlineData("(MIT"), InlineData("MIT)"), InlineData("MIT Apache-2.0"), InlineData("MIT WITH no-such-exception"), InlineData("()")]
    [InlineData("Public Domain"), InlineData("GPL, see COPYING"), InlineData("é"), InlineData("LicenseRef-"), InlineData("License"), InlineData("SEE LICENSE IN LICENSE.md"), InlineData("UNLICENSED"), InlineData("see LICENSE")]
    [InlineData("Proprietary"), InlineData("GPLv9"), InlineData("GPLv2+ with exceptions"), InlineData("License :: Other/Proprietary License"), InlineData("https://"), InlineData("License ::")]
    [InlineData("https://github.com/someone/thing/blob/main/LICENSE"), InlineData("http://go.microsoft.com/fwlink/?LinkId=329770"), InlineData("Homemade or GPL (MIT)"), InlineData("Homemade, with parts under others (MIT)")]
    public void What_is_no_expression_is_one_custom_licence_and_keeps_its_words(string field)
    {
        var expression = LicenceExpression.Of(field);
        Assert.StartsWith("LicenseRef-", expression.Text, StringComparison.Ordinal);
        Assert.Equal(field, Assert.Single(expression.Custom).Text);
        Assert.True(CustomLicence.IsId(expression.Text));
    }

    [Fact]
    public void What_packages_declare_is_told()
    {
        var wrong = Declared.All.Where(d => LicenceExpression.Of(d.Field).Text != d.Expression).Select(d => $"{d.Field}: {LicenceExpression.Of(d.Field).Text}, not {d.Expression}");
        Assert.Equal([], wrong);
        Assert.True(Declared.All.Count() >= 150);
    }

    [Fact]
    public void What_could_be_several_licences_has_one_id_and_keeps_its_words()
    {
        var expression = LicenceExpression.Of("The BSD License");
        Assert.Equal(("LicenseRef-BSD", "The BSD License"), (expression.Text, Assert.Single(expression.Custom).Text));
        Assert.True(expression.IsUnknown);
    }

    [Fact]
    public void No_name_of_the_table_stands_for_two_licences() =>
        Assert.Equal([], Aliases.Lines().SelectMany(l => l.Names.Select(n => (Key: LicenceKey.Of(n), l.Expression))).GroupBy(l => l.Key).Where(g => g.Key.Length == 0 || g.Select(l => l.Expression).Distinct().Count() > 1).Select(g => g.Key));

    [Fact]
    public void Every_id_of_the_list_is_told_as_itself_or_as_what_it_is_called_today()
    {
        Assert.Equal([], SpdxIds.Licences.Values.Where(id => LicenceExpression.Of(id) is var e && (e.Custom.Count > 0 || (e.Text != id && DeprecatedIds.Current(id) is null))));
        Assert.Equal([], SpdxIds.Licences.Values.Select(DeprecatedIds.Current).Where(c => c is not null && (DeprecatedIds.Current(c.Id) is not null || !SpdxIds.Licences.ContainsKey(c.Id) || (c.Exception is not null && !SpdxIds.Exceptions.ContainsKey(c.Exception)))));
    }

    [Fact]
    public void Different_texts_never_share_an_id() =>
        Assert.Equal(4, ((string[])["a b", "a  b", "a-b", "a,b"]).Select(t => LicenceExpression.Of(t).Text).Distinct().Count());

    [Fact]
    public void Nesting_without_end_is_refused_and_not_followed()
    {
        Assert.StartsWith("LicenseRef-", LicenceExpression.Of(new string('(', 2000) + "MIT" + new string(')', 2000)).Text, StringComparison.Ordinal);
        Assert.StartsWith("LicenseRef-", LicenceExpression.Of(string.Join(" OR ", Enumerable.Repeat("MIT", 5000))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_an_expression_again_changes_nothing() =>
        Gen.Int[0, Words.Length - 1].Array[1, 9].Sample(numbers =>
        {
            var once = LicenceExpression.Of(string.Join(' ', numbers.Select(n => Words[n]))).Text;
            return LicenceExpression.Of(once).Text == once;
        });

    [Fact]
    public void Fields_hold_together_and_a_choice_among_them_stays_one() =>
        Assert.Equal("(Apache-2.0 OR MIT) AND BSD-3-Clause", PackageLicences.Of(["Apache-2.0 or MIT", "bsd-3-clause", "BSD-3-Clause", "NOASSERTION", " "]).Expression);
}
