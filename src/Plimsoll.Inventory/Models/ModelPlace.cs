using Plimsoll.Core.Evidence;

namespace Plimsoll.Inventory.Models;

/// <summary>
/// What the place of a model's file says of the model: in Hugging Face's cache repository and commit (<c>models--ORG--NAME/snapshots/COMMIT/…</c>); elsewhere a name, from
/// the file or, where every model's file is called so, from its directory.
/// </summary>
static class ModelPlace
{
    const string Repository = "models--";

    // What tools call the file of whatever model.
    static readonly string[] Anyones =
        ["model", "pytorch_model", "diffusion_pytorch_model", "adapter_model", "tf_model", "consolidated", "weights", "saved_model", "checkpoint", "open_clip_pytorch_model", "data", "best", "last"];

    public static (PackageType Type, string Name, string Version) Of(string path)
    {
        var parts = path.Split('/');
        for (var i = 0; i + 2 < parts.Length; i++)
            if (RepositoryName(parts[i]) is { } repository && parts[i + 1] == "snapshots" && IsCommit(parts[i + 2]))
                return (PackageType.HuggingFace, repository, parts[i + 2]);
        var stem = Stem(parts[^1]);
        if (parts.Length == 1 || !Anyones.Contains(stem, StringComparer.OrdinalIgnoreCase))
            return (PackageType.Generic, stem, "");

        // TensorFlow serving numbers the versions of a model: half_plus_two/00000123/saved_model.pb.
        return parts.Length > 2 && parts[^2].All(char.IsAsciiDigit)
            ? (PackageType.Generic, parts[^3], parts[^2].TrimStart('0') is { Length: > 0 } number ? number : "0")
            : (PackageType.Generic, parts[^2], "");
    }

    /// <summary><c>models--org--name</c> is <c>org/name</c>; null for what is no model's directory.</summary>
    public static string? RepositoryName(string directory) =>
        directory.StartsWith(Repository, StringComparison.Ordinal) && directory.Length > Repository.Length ? directory[Repository.Length..].Replace("--", "/", StringComparison.Ordinal) : null;

    public static bool IsCommit(string text) => text.Length == 40 && text.All(char.IsAsciiHexDigitLower);

    // Of model-00001-of-00003.safetensors each part is of one model.
    static string Stem(string name)
    {
        var stem = Path.GetFileNameWithoutExtension(name);
        var of = stem.LastIndexOf("-of-", StringComparison.Ordinal);
        var dash = of > 0 ? stem.LastIndexOf('-', of - 1) : -1;
        return dash > 0 && stem[(dash + 1)..of].All(char.IsAsciiDigit) && stem[(of + 4)..].All(char.IsAsciiDigit) ? stem[..dash] : stem;
    }
}
