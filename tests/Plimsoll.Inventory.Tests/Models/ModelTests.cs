using System.Buffers.Binary;
using System.Text;
using Plimsoll.Core;
using Plimsoll.Core.Evidence;
using Plimsoll.Images.Reading;
using Plimsoll.Inventory.Models.Card;
using Plimsoll.Inventory.Models.Config;
using Plimsoll.Inventory.Models.Gguf;
using Plimsoll.Inventory.Models.Hdf5;
using Plimsoll.Inventory.Models.Hub;
using Plimsoll.Inventory.Models.Onnx;
using Plimsoll.Inventory.Models.Safetensors;
using Plimsoll.Inventory.Models.SavedModel;

namespace Plimsoll.Inventory.Tests.Models;

public class ModelTests
{
    const string Commit = "0123456789abcdef0123456789abcdef01234567";

    static readonly CataloguerTest Safetensors = CataloguerTest.Of(new SafetensorsCataloguer());
    static readonly CataloguerTest Gguf = CataloguerTest.Of(new GgufCataloguer());
    static readonly CataloguerTest Onnx = CataloguerTest.Of(new OnnxCataloguer());
    static readonly CataloguerTest SavedModel = CataloguerTest.Of(new SavedModelCataloguer());
    static readonly CataloguerTest Hdf5 = CataloguerTest.Of(new Hdf5Cataloguer());
    static readonly CataloguerTest Hub = CataloguerTest.Of(new HubCataloguer());
    static readonly CataloguerTest Card = CataloguerTest.Of(new CardCataloguer());
    static readonly CataloguerTest Config = CataloguerTest.Of(new ConfigCataloguer());

    [Fact]
    public void Safetensors_tell_what_they_are_made_of()
    {
        var evidence = Safetensors.On("srv/ship-7b/model-00001-of-00002.safetensors", Tensors("""{"__metadata__":{"format":"pt","modelspec.license":"MIT"},"a":{"dtype":"BF16","shape":[3,4],"data_offsets":[0,24]},"b":{"dtype":"F32","shape":[5],"data_offsets":[24,44]},"c":{"dtype":"F32","shape":[],"data_offsets":[44,48]}}"""));
        Assert.Equal("format=safetensors framework=pt parameters=18 pickle=false tensors=3 types=BF16 F32", Facts(evidence));
        var package = evidence.Packages.Single();
        Assert.Equal((PackageType.Generic, "ship-7b", "", "MIT", "file name"), (package.Type, package.Name, package.Version, package.Licences.Single(), package.Basis));
    }

    [Fact]
    public void Of_a_header_that_goes_on_beyond_the_beginning_no_counts_are_told()
    {
        var whole = Tensors("""{"__metadata__":{"format":"pt"},"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},"b":{"dtype":"F16","shape":[2],"data_offsets":[4,8]}}""");
        var sink = new EvidenceSink("m/x.safetensors", "x", Limits.Default);
        new SafetensorsCataloguer().Read(new FileContent("m/x.safetensors", whole.AsSpan(0, 70), Limits.Default, whole.Length), sink);
        var evidence = sink.ToEvidence();
        Assert.Equal("format=safetensors framework=pt pickle=false", Facts(evidence));
        Assert.Empty(evidence.Gaps);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("\u0005\0\0\0\0\0\0\0[1,2]")]
    [InlineData("\u0003\0\0\0\0\0\0\0{a}")]
    [InlineData("\u00FF\0\0\0\0\0\0\0{}")]
    public void What_is_named_as_safetensors_and_is_none_is_a_gap(string bytes)
    {
        var evidence = Safetensors.On("m/x.safetensors", Encoding.Latin1.GetBytes(bytes));
        Assert.Equal((0, GapCode.Malformed), (evidence.Packages.Count, evidence.Gaps.Single().Code));
    }

    [Fact]
    public void In_the_hubs_cache_repository_and_commit_name_the_model()
    {
        var package = Safetensors.On($"root/.cache/huggingface/hub/models--acme--ship-7b/snapshots/{Commit}/model.safetensors", Tensors("""{"__metadata__":{"modelspec.title":"Other"}}""")).Packages.Single();
        Assert.Equal((PackageType.HuggingFace, "acme/ship-7b", Commit), (package.Type, package.Name, package.Version));
        var cached = Hub.On("root/.cache/huggingface/hub/models--gpt2/refs/main", Commit).Packages.Single();
        Assert.Equal((PackageType.HuggingFace, "gpt2", Commit), (cached.Type, cached.Name, cached.Version));
        Assert.Equal(GapCode.Malformed, Hub.On("models--gpt2/refs/main", "../../x").Gaps.Single().Code);
        Assert.False(new HubCataloguer().Wants(".git/refs/main"u8) || new HubCataloguer().Wants("datasets--a--b/refs/main"u8) || new HubCataloguer().Wants("refs/main"u8));
    }

    [Fact]
    public void Gguf_tells_name_version_licence_and_how_it_is_quantised()
    {
        var evidence = Gguf.On("srv/x.gguf", GgufFixture.Ship());
        Assert.Equal("architecture=llama format=gguf pickle=false quantisation=Q4_K_M size_label=7B", Facts(evidence));
        var package = evidence.Packages.Single();
        Assert.Equal((PackageType.Generic, "Ship 7B", "1.2", "apache-2.0", "https://host/ship"), (package.Type, package.Name, package.Version, package.Licences.Single(), package.Origin));
        Assert.Empty(evidence.Gaps);
    }

    [Fact]
    public void Of_gguf_that_ends_early_what_came_before_is_kept_and_the_end_is_a_gap_only_where_it_is_the_files()
    {
        var whole = GgufFixture.Ship();
        Assert.Equal(GapCode.Truncated, Gguf.On("srv/x.gguf", whole.AsSpan(0, whole.Length - 20)).Gaps.Single().Code);
        var sink = new EvidenceSink("srv/x.gguf", "x", Limits.Default);
        new GgufCataloguer().Read(new FileContent("srv/x.gguf", whole.AsSpan(0, whole.Length - 20), Limits.Default, 1L << 33), sink);
        Assert.Equal(("Ship 7B", 0), (sink.ToEvidence().Packages.Single().Name, sink.ToEvidence().Gaps.Count));
    }

    [Theory]
    [InlineData("GGML", GapCode.Malformed)]
    [InlineData("GGUF\u0001\0\0\0", GapCode.Unsupported)]
    public void Other_formats_and_versions_are_gaps(string bytes, GapCode code) => Assert.Equal(code, Gguf.On("x.gguf", Encoding.Latin1.GetBytes(bytes)).Gaps.Single().Code);

    [Fact]
    public void Arrays_that_claim_more_than_there_is_end_at_once()
    {
        byte[] bytes = [.. "GGUF"u8, 3, 0, 0, 0, .. new byte[8], 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, (byte)'a', 9, 0, 0, 0, 8, 0, 0, 0, .. Enumerable.Repeat((byte)0xFF, 8)];
        Assert.Equal(GapCode.Truncated, Gguf.On("x.gguf", bytes).Gaps.Single().Code);
    }

    [Fact]
    public void Onnx_tells_who_produced_it()
    {
        byte[] model = [0x08, 8, 0x12, 7, .. "pytorch"u8, 0x1A, 5, .. "2.1.0"u8, 0x28, 3, 0x3A, 0xFF, 0xFF, 0x7F, 1, 2, 3];
        var evidence = Onnx.On("srv/yolo.onnx", model);
        Assert.Equal("format=onnx irVersion=8 pickle=false producer=pytorch producerVersion=2.1.0", Facts(evidence));
        Assert.Equal(("yolo", "3"), (evidence.Packages.Single().Name, evidence.Packages.Single().Version));
        Assert.Equal(GapCode.Malformed, Onnx.On("x.onnx", "<html>"u8).Gaps.Single().Code);
    }

    [Fact]
    public void TensorFlows_models_tell_its_version_and_are_versioned_by_their_directory()
    {
        byte[] model = [0x08, 1, 0x12, 12, 0x0A, 8, 0x2A, 6, .. "2.15.0"u8, 0x12, 0x40];
        var evidence = SavedModel.On("models/half_plus_two/00000123/saved_model.pb", model);
        Assert.Equal("format=saved-model pickle=false schemaVersion=1 tensorflow=2.15.0", Facts(evidence));
        Assert.Equal(("half_plus_two", "123"), (evidence.Packages.Single().Name, evidence.Packages.Single().Version));
        Assert.Equal("detect", SavedModel.On("srv/detect.tflite", [0x1C, 0, 0, 0, .. "TFL3"u8, 0, 0]).Packages.Single().Name);
        Assert.Equal(GapCode.Malformed, SavedModel.On("srv/detect.tflite", "TFL3"u8).Gaps.Single().Code);
    }

    [Fact]
    public void Keras_is_told_from_other_hdf5()
    {
        byte[] signature = [0x89, .. "HDF\r\n"u8, 0x1A, (byte)'\n'];
        Assert.Equal("format=keras-hdf5 pickle=false", Facts(Hdf5.On("srv/net/model.h5", [.. signature, .. "....keras_version...."u8])));
        Assert.Empty(Hdf5.On("srv/measured.h5", [.. signature, .. "temperatures"u8]).Observations);
        Assert.Equal("net", Hdf5.On("srv/net.keras", "PK\u0003\u0004................metadata.json"u8).Packages.Single().Name);
    }

    [Fact]
    public void A_card_tells_licence_and_base_and_another_readme_nothing()
    {
        Assert.Equal("baseModel=acme/base datasets=a\nb library=transformers licences=apache-2.0", Facts(Card.On("srv/m/README.md", "---\nlicense: apache-2.0\nbase_model: acme/base\nlibrary_name: transformers\ndatasets: [b, a]\n---\n# A\n")));
        Assert.Equal("library=x licences=llama3", Facts(Card.On("srv/m/README.md", "---\r\nlicense: other\r\nlicense_name: llama3\r\nlibrary_name: x\r\n---\r\n")));
        Assert.Empty(Card.On("srv/m/README.md", "---\ntitle: a blog\nlicense: mit\n---\n").Observations);
        Assert.Empty(Card.On("srv/m/README.md", "# library_name: x\n").Observations);
        Assert.Empty(Card.On("srv/m/README.md", "---\n*a: [\n---\n").Gaps);
        Assert.False(new CardCataloguer().Wants("app/node_modules/x/README.md"u8));
    }

    [Fact]
    public void A_configuration_tells_the_architecture_and_whether_code_comes_with_it()
    {
        Assert.Equal("architectures=LlamaForCausalLM dtype=bfloat16 modelType=llama name=acme/base remoteCode=true transformers=4.40.0",
            Facts(Config.On("srv/m/config.json", """{"architectures":["LlamaForCausalLM"],"model_type":"llama","torch_dtype":"bfloat16","transformers_version":"4.40.0","_name_or_path":"acme/base","auto_map":{"AutoConfig":"c.C"}}""")));
        Assert.Empty(Config.On("srv/app/config.json", """{"model_type":"x"}""").Observations);
        Assert.Empty(Config.On("srv/app/config.json", """{"model_type":""").Gaps);
    }

    [Fact]
    public void No_bytes_make_the_readers_throw()
    {
        var tensors = Tensors("""{"__metadata__":{"format":"pt\u00e9"},"a":{"dtype":"BF16","shape":[3,4],"data_offsets":[0,24]}}""");
        Safetensors.NeverThrowsOnAnyPrefixOf("a.safetensors", tensors);
        Safetensors.NeverThrowsOnFlipsOf("a.safetensors", tensors, 2000);
        Gguf.NeverThrowsOnAnyPrefixOf("a.gguf", GgufFixture.Ship());
        Gguf.NeverThrowsOnFlipsOf("a.gguf", GgufFixture.Ship(), 2000);
        Onnx.NeverThrowsOnFlipsOf("a.onnx", [0x08, 8, 0x12, 7, .. "pytorch"u8, 0x28, 3, 0x3A, 0xFF, 0x7F, 1], 2000);
        SavedModel.NeverThrowsOnFlipsOf("saved_model.pb", [0x08, 1, 0x12, 12, 0x0A, 8, 0x2A, 6, .. "2.15.0"u8], 2000);
        Card.NeverThrowsOnFlipsOf("README.md", "---\nlicense: [a]\nlibrary_name: x\n---\n"u8.ToArray(), 1000);
        Config.NeverThrowsOnFlipsOf("config.json", """{"model_type":"x","architectures":["a"]}"""u8.ToArray(), 1000);
        Hub.NeverThrowsOnFlipsOf("models--a--b/refs/main", Encoding.UTF8.GetBytes(Commit), 300);
    }

    static string Facts(FileEvidence evidence) => string.Join(' ', evidence.Observations.Single().Facts.Select(f => $"{f.Key}={f.Value}"));

    static byte[] Tensors(string header)
    {
        var bytes = new byte[8 + Encoding.UTF8.GetByteCount(header) + 48];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Encoding.UTF8.GetByteCount(header));
        Encoding.UTF8.GetBytes(header, bytes.AsSpan(8));
        return bytes;
    }
}
