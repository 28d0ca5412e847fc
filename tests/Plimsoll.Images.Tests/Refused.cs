using Plimsoll.Core;

namespace Plimsoll.Images.Tests;

/// <summary>What a user is told when a subject is refused: one sentence, and which.</summary>
static class Refused
{
    public static string By(Action action) => By<UnreadableSubjectException>(action);

    public static string By<T>(Action action) where T : Exception
    {
        var message = Assert.ThrowsAny<T>(action).Message;
        Assert.DoesNotContain('\n', message);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
        Assert.True(message.Length < 1000, "a message is one sentence, not a dump");
        return message;
    }
}
