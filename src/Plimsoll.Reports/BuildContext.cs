namespace Plimsoll.Reports;

/// <summary>The build that a scan is part of, as the build server tells in variables; null where it does not.</summary>
/// <param name="Commit">The commit that is built: 40 hex digits.</param>
/// <param name="Ref">The branch or tag: <c>refs/heads/main</c>.</param>
/// <param name="Repository">The address of the repository.</param>
/// <param name="Job">Name of the job, the same in every run of it.</param>
/// <param name="Run">Id of this run.</param>
public sealed record BuildContext(string? Commit = null, string? Ref = null, string? Repository = null, string? Job = null, string? Run = null)
{
    /// <summary>Of GitHub's variables.</summary>
    public static BuildContext From(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var (server, repository) = (variable("GITHUB_SERVER_URL"), variable("GITHUB_REPOSITORY"));
        var (workflow, job) = (variable("GITHUB_WORKFLOW"), variable("GITHUB_JOB"));
        return new BuildContext(
            variable("GITHUB_SHA"),
            variable("GITHUB_REF"),
            server is null || repository is null ? null : $"{server}/{repository}",
            workflow is null && job is null ? null : $"{workflow} {job}".Trim(),
            variable("GITHUB_RUN_ID"));
    }
}
