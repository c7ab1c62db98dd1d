using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Milepost.App.Features.CaseFiles;

namespace Milepost.App.Tests.Features.CaseFiles;

/// <summary>Takes a file with every field there is, breaks one place at a time, and asks to be told that place.</summary>
public sealed class CaseFileMutationTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(CaseFileSchema.Text)!;
    private static readonly string Everything = CaseFilesOnDisk.OwnText("everything.json");
    private static readonly byte[] EverythingUtf8 = Encoding.UTF8.GetBytes(Everything.TrimEnd());

    [Fact]
    public void The_file_with_everything_has_every_property_of_the_schema()
    {
        var used = Places(JsonNode.Parse(Everything)!, Schema).Where(place => place.Node is JsonObject)
            .SelectMany(place => ((JsonObject)place.Node!).Select(property => (place.Schema, property.Key))).ToHashSet();
        var declared = Places(JsonNode.Parse(Everything)!, Schema).Where(place => place.Node is JsonObject)
            .SelectMany(place => place.Schema["properties"]!.AsObject().Select(property => (place.Schema, property.Key))).ToHashSet();

        Assert.Empty(declared.Except(used).Select(missing => $"{missing.Schema.GetPath()}: {missing.Key}"));
        Assert.True(declared.Count > 150);
    }

    [Fact]
    public void Leaving_out_a_required_property_names_the_path_it_should_have()
    {
        var removed = 0;
        foreach (var place in PlacesOf<JsonObject>())
            foreach (var name in place.Schema["required"]?.AsArray().Select(required => required!.GetValue<string>()) ?? [])
            {
                var (file, target) = Copy(place);
                target.AsObject().Remove(name);
                AssertProblems(file, [$"{place.Path}.{name}", .. ReferencesLostWith(place, name)]);
                removed++;
            }

        Assert.True(removed > 80);
    }

    [Fact]
    public void Leaving_out_an_optional_property_is_no_problem_but_for_what_refers_into_it()
    {
        foreach (var place in PlacesOf<JsonObject>())
        {
            var required = place.Schema["required"]?.AsArray().Select(name => name!.GetValue<string>()).ToHashSet() ?? [];
            if (place.Path.EndsWith("agreements[1]", StringComparison.Ordinal)) required.Add("recordedOn");

            foreach (var name in place.Node!.AsObject().Select(property => property.Key).Except(required).ToList())
            {
                var (file, target) = Copy(place);
                target.AsObject().Remove(name);
                AssertProblems(file, ReferencesLostWith(place, name));
            }
        }
    }

    [Fact]
    public void A_value_of_the_wrong_type_is_named()
    {
        var replaced = 0;
        foreach (var place in Places(JsonNode.Parse(Everything)!, Schema).Where(place => place.Path != "$").ToList())
            foreach (var wrong in WrongFor(place.Node!))
            {
                var (file, target) = Copy(place);
                target.ReplaceWith(wrong);
                AssertProblems(file, [place.Path, .. ReferencesLostWith(place.Path)]);
                replaced++;
            }

        Assert.True(replaced > 1000);
    }

    [Fact]
    public void An_unknown_property_is_named_wherever_it_stands()
    {
        foreach (var place in PlacesOf<JsonObject>())
        {
            var (file, target) = Copy(place);
            target["shoeSize"] = 44;
            AssertProblems(file, [$"{place.Path}.shoeSize"]);
        }
    }

    [Fact]
    public void A_word_from_outside_a_closed_list_is_named()
    {
        foreach (var place in Places(JsonNode.Parse(Everything)!, Schema).Where(place => place.Schema["enum"] is not null).ToList())
            foreach (var wrong in new[] { "none of these", "", place.Node!.GetValue<string>().ToUpperInvariant() })
            {
                var (file, target) = Copy(place);
                target.ReplaceWith(wrong);
                AssertProblems(file, [place.Path]);
            }
    }

    [Fact]
    public void A_file_cut_off_anywhere_has_one_problem()
    {
        for (var length = 0; length < EverythingUtf8.Length; length++)
            Assert.Equal("$", Assert.Single(CaseFileReader.Read(EverythingUtf8.AsMemory(0, length)).Problems).Path);
    }

    [Fact]
    public void Bytes_changed_at_random_never_throw()
    {
        var random = new Random(20250113);
        var refused = 0;
        for (var round = 0; round < 4000; round++)
        {
            var bytes = (byte[])EverythingUtf8.Clone();
            for (var changes = random.Next(1, 6); changes > 0; changes--) bytes[random.Next(bytes.Length)] = (byte)random.Next(round % 2 == 0 ? 256 : 128);
            refused += AssertAnswered(bytes);
        }

        Assert.InRange(refused, 1000, 4000);
    }

    [Fact]
    public void Values_swapped_at_random_never_throw()
    {
        var random = new Random(20250114);
        var places = Places(JsonNode.Parse(Everything)!, Schema).Where(place => place.Path != "$").ToList();
        for (var round = 0; round < 3000; round++)
        {
            var (file, target) = Copy(places[random.Next(places.Count)]);
            target.ReplaceWith(places[random.Next(places.Count)].Node?.DeepClone());
            AssertAnswered(Encoding.UTF8.GetBytes(file.ToJsonString()));
        }
    }

    [Fact]
    public void Random_bytes_never_throw()
    {
        var random = new Random(20250115);
        var tokens = new[] { "{", "}", "[", "]", ",", ":", "\"format\"", "\"milepost-case/1\"", "\"plans\"", "1e9", "-0", "null", "true", "\"\\ud800\"", " " };
        for (var round = 0; round < 4000; round++)
        {
            var noise = new byte[random.Next(64)];
            random.NextBytes(noise);
            AssertAnswered(noise);
            AssertAnswered(Encoding.UTF8.GetBytes("{" + string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => tokens[random.Next(tokens.Length)])) + "}"));
        }
    }

    /// <summary>A file is read and can be written again, or has problems that each say where.</summary>
    private static int AssertAnswered(byte[] bytes)
    {
        var reading = CaseFileReader.Read(bytes);
        if (!reading.Succeeded)
        {
            Assert.NotEmpty(reading.Problems);
            Assert.All(reading.Problems, problem => Assert.StartsWith("$", problem.Path, StringComparison.Ordinal));
            return 1;
        }

        Assert.Empty(reading.Problems);
        ReadOnlyMemory<byte> written = CaseFileWriter.Write(reading.File);
        written.ShouldSayTheSameAs(bytes);
        return 0;
    }

    private static void AssertProblems(JsonNode file, IEnumerable<string> paths) =>
        Assert.Equal(paths.Order(StringComparer.Ordinal), Problems(file).Select(problem => problem.Path).Order(StringComparer.Ordinal));

    private static IReadOnlyList<CaseFileProblem> Problems(JsonNode file) => CaseFileReader.Read(Encoding.UTF8.GetBytes(file.ToJsonString())).Problems;

    /// <summary>What has gone, itself or its id, is no longer there to be referred to.</summary>
    private static IEnumerable<string> ReferencesLostWith(Place place, string name) => ReferencesLostWith($"{place.Path}.{name}");

    private static IEnumerable<string> ReferencesLostWith(string gone)
    {
        var everything = Places(JsonNode.Parse(Everything)!, Schema).ToList();
        var lost = everything.Where(other => other.Name == "id" && IsWithin(other.Path, gone)).Select(other => other.Node!.GetValue<string>()).ToHashSet();
        return everything.Where(other => Refers(other) && lost.Contains(other.Node!.GetValue<string>()) && !IsWithin(other.Path, gone)).Select(other => other.Path);
    }

    private static bool Refers(Place place) => place.Schema["x-refersTo"] is not null;

    private static bool IsWithin(string path, string outer) =>
        path.StartsWith(outer, StringComparison.Ordinal) && (path.Length == outer.Length || path[outer.Length] is '.' or '[');

    private static IEnumerable<JsonNode?> WrongFor(JsonNode node) =>
        new (JsonValueKind Kind, JsonNode? Value)[]
        {
            (JsonValueKind.Null, null), (JsonValueKind.True, true), (JsonValueKind.Number, 7), (JsonValueKind.String, "text"),
            (JsonValueKind.Array, new JsonArray()), (JsonValueKind.Object, new JsonObject()),
        }.Where(wrong => wrong.Kind != (node.GetValueKind() == JsonValueKind.False ? JsonValueKind.True : node.GetValueKind())).Select(wrong => wrong.Value);

    private static List<Place> PlacesOf<T>() => [.. Places(JsonNode.Parse(Everything)!, Schema).Where(place => place.Node is T)];

    private static (JsonNode File, JsonNode Target) Copy(Place place)
    {
        var file = JsonNode.Parse(Everything)!;
        return (file, Places(file, Schema).Single(other => other.Path == place.Path).Node!);
    }

    /// <summary>Every value with the part of the schema that speaks of it: a second, simpler reading of the schema than the product's.</summary>
    private static IEnumerable<Place> Places(JsonNode node, JsonNode schema, string path = "$", string? name = null, Place? parent = null)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference) schema = Schema["$defs"]![reference["#/$defs/".Length..]]!;

        var place = new Place(path, node, schema, name, parent);
        var inside = node switch
        {
            JsonObject properties => properties.SelectMany(property => Places(property.Value!, schema["properties"]![property.Key]!, $"{path}.{property.Key}", property.Key, place)),
            JsonArray items => items.SelectMany((item, index) => Places(item!, schema["items"]!, $"{path}[{index}]", null, place)),
            _ => [],
        };
        return inside.Prepend(place);
    }

    private sealed record Place(string Path, JsonNode? Node, JsonNode Schema, string? Name, Place? Parent);
}
