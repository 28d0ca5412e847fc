using Plimsoll.Core;

namespace Plimsoll.Trust;

/// <summary>What a mirror served was refused, and nothing of it used. The message is one sentence for the user. Exit code 3.</summary>
public sealed class UntrustedException(string mirror, string file, Refusal refusal, string what)
    : ServiceException($"{mirror} is not believed: {file}: {what}. Nothing of it was used.")
{
    public Refusal Refusal { get; } = refusal;
}
