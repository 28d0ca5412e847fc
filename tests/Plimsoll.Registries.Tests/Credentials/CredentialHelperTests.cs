using Plimsoll.Core;
using Plimsoll.Registries.Credentials;
using Plimsoll.Testing;

namespace Plimsoll.Registries.Tests.Credentials;

public class CredentialHelperTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public void A_helper_is_asked_for_the_server_and_answers_with_a_name_and_a_secret()
    {
        using var directory = new TemporaryDirectory();
        Helper(directory, "test", $$"""
            [ "$1" = get ] || exit 3
            read -r server
            echo "$server" > {{directory.Combine("asked")}}
            echo '{"ServerURL":"x","Username":"anna","Secret":"s3cret"}'
            """);
        var credential = CredentialHelper.Get("test", "q.io", $"relative:{directory.Path}", Patience)!;
        Assert.Equal(("anna", "s3cret"), (credential.UserName, credential.Password));
        Assert.Equal("user anna of docker-credential-test", credential.ToString());
        Assert.Equal("q.io\n", File.ReadAllText(directory.Combine("asked")));
    }

    [Fact]
    public void The_name_token_means_an_identity_token()
    {
        using var directory = new TemporaryDirectory();
        Helper(directory, "test", """echo '{"Username":"<token>","Secret":"i"}'""");
        var credential = CredentialHelper.Get("test", "q.io", directory.Path, Patience)!;
        Assert.Equal("i", credential.IdentityToken);
        Assert.Null(credential.Basic);
    }

    [Fact]
    public void A_helper_that_keeps_nothing_says_so()
    {
        using var directory = new TemporaryDirectory();
        Helper(directory, "test", "echo 'credentials not found in native keychain'; exit 1");
        Assert.Null(CredentialHelper.Get("test", "q.io", directory.Path, Patience));
    }

    [Theory]
    [InlineData("echo 's3cret'; exit 7", "failed for q.io (exit code 7)")]
    [InlineData("echo 's3cret'", "holds no name and secret")]
    [InlineData("""echo '{"Username":"anna"}'""", "holds no name and secret")]
    [InlineData("yes s3cret", "answers with more than")]
    [InlineData("yes s3cret >&2", "answers with more than")]
    [InlineData("exec sleep 60", "does not answer within")]
    public void A_helper_that_fails_is_wrong_usage_and_what_it_said_is_not_repeated(string script, string why)
    {
        using var directory = new TemporaryDirectory();
        Helper(directory, "test", script);
        var failure = Assert.Throws<UsageException>(() => CredentialHelper.Get("test", "q.io", directory.Path, script.Contains("sleep") ? TimeSpan.FromSeconds(1) : Patience));
        Assert.Contains(why, failure.Message);
        Assert.DoesNotContain("s3cret", failure.Message);
    }

    [Theory]
    [InlineData("../test")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("-x")]
    [InlineData("a\n")]
    [InlineData("$(reboot)")]
    [InlineData("")]
    public void A_name_that_could_be_more_than_a_name_starts_nothing(string name)
    {
        using var directory = new TemporaryDirectory();
        Assert.Contains("cannot be the name of a credential helper", Assert.Throws<UsageException>(() => CredentialHelper.Get(name, "q.io", directory.Path, Patience)).Message);
    }

    [Fact]
    public void The_current_directory_and_relative_ones_are_not_looked_in()
    {
        using var directory = new TemporaryDirectory();
        var name = $"here{Environment.ProcessId}";
        var here = Path.Combine(Environment.CurrentDirectory, $"docker-credential-{name}");
        File.WriteAllText(here, "#!/bin/sh\nexit 0\n");
        try
        {
            File.SetUnixFileMode(here, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            Assert.Contains("in no directory of PATH", Assert.Throws<UsageException>(() => CredentialHelper.Get(name, "q.io", $":.:{directory.Path}", Patience)).Message);
        }
        finally
        {
            File.Delete(here);
        }
    }

    internal static void Helper(TemporaryDirectory directory, string name, string script)
    {
        var path = directory.Write($"docker-credential-{name}", $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
