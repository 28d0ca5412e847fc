using System.Text;

namespace Plimsoll.Inventory.Tests.Models;

/// <summary>Writes small GGUF files.</summary>
static class GgufFixture
{
    public static byte[] Ship()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("GGUF"u8);
        writer.Write(3);
        writer.Write(1UL);
        writer.Write(8UL);
        Pair("general.architecture", "llama");
        Pair("general.name", "Ship 7B");
        Pair("general.version", "1.2");
        Pair("general.license", "apache-2.0");
        Pair("general.size_label", "7B");
        Pair("general.repo_url", "https://host/ship");
        Key("general.file_type", 4);
        writer.Write(15);
        Key("tokenizer.ggml.tokens", 9);
        writer.Write(8);
        writer.Write(3UL);
        foreach (var token in (string[])["a", "bc", "def"])
            Text(token);
        writer.Flush();
        return stream.ToArray();

        void Pair(string key, string value)
        {
            Key(key, 8);
            Text(value);
        }

        void Key(string key, int type)
        {
            Text(key);
            writer.Write(type);
        }

        void Text(string text)
        {
            writer.Write((ulong)Encoding.UTF8.GetByteCount(text));
            writer.Write(Encoding.UTF8.GetBytes(text));
        }
    }
}
