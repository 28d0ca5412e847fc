namespace Plimsoll.Inventory.Java.Runtime;

/// <summary>Whose build of Java a runtime is, and what the world's databases call it.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="Cpe">Vendor and product of its own CPE; null where it has none beside OpenJDK's.</param>
sealed record RuntimeProduct(string Name, string? Cpe)
{
    // Flaws of Java itself are filed at Oracle's names, of whichever vendor's build.
    const string OpenJdk = "oracle:openjdk";
    const string OldStyle = "1.";

    // A part of what IMPLEMENTOR says.
    static readonly (string Implementor, RuntimeProduct Product)[] Known =
    [
        ("Adoptium", new("temurin", "eclipse:temurin")),
        ("AdoptOpenJDK", new("adoptopenjdk", "adoptopenjdk:adoptopenjdk")),
        ("Azul", new("zulu", "azul:zulu")),
        ("Amazon", new("corretto", "amazon:corretto")),
        ("BellSoft", new("liberica", "bell-sw:liberica_jdk")),
        ("Alibaba", new("dragonwell", null)),
        ("JetBrains", new("jetbrains-runtime", null)),
        ("Microsoft", new("microsoft-openjdk", null)),
        ("IBM", new("semeru", "ibm:semeru_runtime")),
        ("International Business Machines", new("semeru", "ibm:semeru_runtime")),
        ("SAP", new("sapmachine", null)),
        ("Tencent", new("kona", null)),
        ("Oracle Corporation", new("oracle-jdk", "oracle:jdk")),
    ];

    public static RuntimeProduct Of(string? implementor, bool isGraal)
    {
        if (isGraal)
            return new("graalvm", implementor?.Contains("Oracle", StringComparison.Ordinal) == true ? "oracle:graalvm_for_jdk" : "oracle:graalvm");
        foreach (var (part, product) in Known)
            if (implementor?.Contains(part, StringComparison.Ordinal) == true)
                return product;
        return new("openjdk", null);
    }

    /// <summary>CPE 2.3 names; before Java 9 the update is a part of its own there: <c>1.8.0_402</c> is <c>8:update402</c> of OpenJDK and <c>1.8.0:update402</c> of the JDK.</summary>
    public IReadOnlyList<string> Cpes(string version)
    {
        var number = version.IndexOfAny(['-', '+']) is > 0 and var end ? version[..end] : version;
        var update = number.IndexOf('_', StringComparison.Ordinal) is > 0 and var mark && number.StartsWith(OldStyle, StringComparison.Ordinal) ? mark : -1;
        var (own, suffix) = update < 0 ? (number, "*") : (number[..update], $"update{number[(update + 1)..].TrimStart('0')}");
        var shared = update < 0 ? number : own.Split('.')[1];
        var cpes = new List<string> { Of(OpenJdk, shared, suffix) };
        if (Cpe is not null)
            cpes.Add(Of(Cpe, own, suffix));
        return cpes;
    }

    static string Of(string product, string version, string update) => $"cpe:2.3:a:{product}:{Escape(version)}:{Escape(update)}:*:*:*:*:*:*";

    // NISTIR 7695, 6.2: punctuation but dots, hyphens and underscores is quoted.
    static string Escape(string text) => text == "*" ? text : string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? $"{c}" : $"\\{c}"));
}
