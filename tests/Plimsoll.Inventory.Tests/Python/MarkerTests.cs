using Plimsoll.Inventory.Python.Requirements;

namespace Plimsoll.Inventory.Tests.Python;

public class MarkerTests
{
    [Theory]
    [InlineData("extra == 'socks'", false)]
    [InlineData("'socks' == extra", false)]
    [InlineData("python_version < '3'", false)]
    [InlineData("python_version >= \"3.8\" and extra == 'a'", false)]
    [InlineData("python_version >= \"3.8\" or extra == 'a'", true)]
    [InlineData("python_version < \"3.11\"", false)]
    [InlineData("python_version <= \"3.11\"", true)]
    [InlineData("python_version == '3.11'", true)]
    [InlineData("python_version != '3.11'", false)]
    [InlineData("'3.12' > python_version", true)]
    [InlineData("python_full_version >= '3.11.3'", null)]
    [InlineData("python_full_version >= '3.10.3'", true)]
    [InlineData("python_full_version < '3.11.0'", false)]
    [InlineData("sys_platform == 'win32'", false)]
    [InlineData("sys_platform != 'win32'", true)]
    [InlineData("os_name == \"nt\" or platform_system == 'Windows'", false)]
    [InlineData("platform_python_implementation == 'PyPy'", null)]
    [InlineData("platform_machine == 'aarch64' and sys_platform == 'darwin'", false)]
    [InlineData("(python_version < '3.8' or sys_platform == 'linux') and os_name == 'posix'", true)]
    [InlineData("sys_platform in 'linux darwin'", null)]
    [InlineData("python_version not in '2.7'", null)]
    [InlineData("python_version", null)]
    [InlineData("(extra == 'a'", null)]
    [InlineData("extra == 'a' nonsense", null)]
    [InlineData("", null)]
    public void A_condition_holds_does_not_or_cannot_be_told(string marker, bool? holds) =>
        Assert.Equal(holds, MarkerReader.Judge(marker, PythonPlace.Of("usr/lib/python3.11/site-packages/a.dist-info/METADATA")));

    [Theory]
    [InlineData("python_version < '3'", false)]
    [InlineData("python_version >= '3'", true)]
    [InlineData("python_version >= '3.8'", null)]
    [InlineData("python_version == '2.7'", false)]
    public void Debians_directory_says_the_major_version_alone(string marker, bool? holds) =>
        Assert.Equal(holds, MarkerReader.Judge(marker, PythonPlace.Of("usr/lib/python3/dist-packages/a.dist-info/METADATA")));

    [Fact]
    public void Brackets_without_end_cannot_be_told_and_end_soon() =>
        Assert.Null(MarkerReader.Judge(new string('(', 100_000), PythonPlace.Unknown));

    [Theory]
    [InlineData("requests", "requests", "", null, "")]
    [InlineData("requests[socks,security] >= 2.8.1, == 2.8.* ; python_version < \"2.7\"", "requests", ">= 2.8.1, == 2.8.*", null, "python_version < \"2.7\"")]
    [InlineData("pytz (>=2017.2)", "pytz", ">=2017.2", null, "")]
    [InlineData("pip @ https://host/pip-1.3.1.zip ; sys_platform == 'linux'", "pip", "", "https://host/pip-1.3.1.zip", "sys_platform == 'linux'")]
    public void Requirements_are_taken_apart(string text, string name, string specifier, string? url, string marker) =>
        Assert.Equal(new Requirement(name, specifier, url, marker), Requirement.Parse(text));

    [Theory]
    [InlineData("./local")]
    [InlineData("-e .")]
    [InlineData("https://host/x.whl")]
    [InlineData("a b")]
    [InlineData("a[b")]
    [InlineData("")]
    public void What_names_no_package_is_no_requirement(string text) => Assert.Null(Requirement.Parse(text));

    [Theory]
    [InlineData("a==1.0", "1.0")]
    [InlineData("a === 1.0", "1.0")]
    [InlineData("a==1.*", null)]
    [InlineData("a==1.0,<2", null)]
    [InlineData("a>=1.0", null)]
    public void Only_one_exact_version_is_a_pin(string text, string? version) => Assert.Equal(version, Requirement.Parse(text)!.Pinned);
}
