using System.Globalization;
using System.Text.Json.Nodes;
using Milepost.App.DataFiles;
using Milepost.App.Features.CaseFiles;

namespace Milepost.App.Policy;

/// <summary>Lays a piece of a case file, written in YAML, over a record. The published schema says what is a number and what is text.</summary>
/// <remarks>Things with the same id are joined, new ones added; nothing (<c>null</c>) removes; any other list is replaced.</remarks>
internal static class CaseFragment
{
    public static void Lay(JsonObject record, YamlMap fragment, JsonShape shape, FileProblems problems)
    {
        foreach (var field in fragment.Fields)
        {
            if (!shape.Properties.TryGetValue(field.Key, out var property))
            {
                problems.Add(field.Value.File, field.Line, $"\"{field.Key}\" is not a field of the case file here. Expected one of: {string.Join(", ", shape.Properties.Keys)}.");
                continue;
            }

            switch (field.Value)
            {
                case YamlText { IsNothing: true }:
                    record.Remove(field.Key);
                    break;
                case YamlMap map when property.Kind == JsonKind.Object:
                    if (record[field.Key] is not JsonObject inner) record[field.Key] = inner = [];
                    Lay(inner, map, property, problems);
                    break;
                case YamlList list when property is { Kind: JsonKind.List, Items: { Kind: JsonKind.Object } item }:
                    record[field.Key] = item.Properties.ContainsKey("id") ? Join(record[field.Key] as JsonArray, list, item, problems) : Replace(list, item, problems);
                    break;
                case YamlList list when property is { Kind: JsonKind.List, Items: { } item }:
                    record[field.Key] = new JsonArray([.. list.Items.Select(each => Value(each, item, problems))]);
                    break;
                default:
                    record[field.Key] = Value(field.Value, property, problems);
                    break;
            }
        }
    }

    private static JsonArray Join(JsonArray? before, YamlList list, JsonShape item, FileProblems problems)
    {
        var joined = new JsonArray([.. (before ?? []).Select(each => each!.DeepClone())]);
        foreach (var each in list.Items)
        {
            if (each is not YamlMap map)
            {
                problems.Add(each, "Each entry should be keys and values.");
                continue;
            }
            var id = (map["id"] as YamlText)?.Text;
            var same = joined.OfType<JsonObject>().FirstOrDefault(other => id is not null && other["id"]?.GetValue<string>() == id);
            if (same is null) joined.Add(same = []);
            Lay(same, map, item, problems);
        }
        return joined;
    }

    private static JsonArray Replace(YamlList list, JsonShape item, FileProblems problems)
    {
        var replaced = new JsonArray();
        foreach (var each in list.Items)
        {
            var thing = new JsonObject();
            if (each is YamlMap map) Lay(thing, map, item, problems);
            else problems.Add(each, "Each entry should be keys and values.");
            replaced.Add(thing);
        }
        return replaced;
    }

    private static JsonNode? Value(YamlTree tree, JsonShape shape, FileProblems problems)
    {
        switch (tree)
        {
            case YamlText text when shape.Kind == JsonKind.Boolean && text.Text is "true" or "false":
                return ((YamlText)tree).Text == "true";
            case YamlText text when shape.Kind == JsonKind.Number && decimal.TryParse(text.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number):
                return number;
            case YamlText text when shape.Kind == JsonKind.Text:
                return text.Text;
            default:
                problems.Add(tree, $"Expected {shape.Expected}.");
                return null;
        }
    }
}

/// <summary>Fills in what a case file requires but a case does not care about.</summary>
internal sealed class CaseDefaults
{
    /// <summary>Ids are counted through the whole record, where they must be unique.</summary>
    private readonly Dictionary<string, int> _count = [];

    private CaseDefaults()
    {
    }

    public static void FillIn(JsonObject record) => new CaseDefaults().Fill(record);

    private void Fill(JsonObject record)
    {
        record.TryAdd("format", CaseFile.CurrentFormat);
        record.TryAdd("pack", "any");
        record["participant"] ??= new JsonObject();
        Fill((JsonObject)record["participant"]!, ("id", "P-1"), ("firstName", "Alex"), ("lastName", "Testwell"), ("birthDate", "1990-01-01"));
        if (record["application"] is JsonObject application) Fill(application, ("appliedOn", application["determinedOn"] ?? application["certifiedOn"]));
        if (record["screening"] is JsonObject screening) Fill(screening, ("basicSkillsDeficient", false));

        foreach (var assessment in Each(record, "assessments", "A")) Fill(assessment, ("type", "other"));
        foreach (var plan in Each(record, "plans", "PL"))
        {
            Fill(plan, ("kind", "iep"));
            if (plan["justification"] is JsonObject justification) Fill(justification, ("text", "It suits the person."));
            foreach (var goal in Each(plan, "goals", "G"))
            {
                Fill(goal, ("type", "employment"), ("term", "long"), ("statement", "Work in the field"), ("establishedOn", plan["openedOn"]));
                foreach (var objective in Each(goal, "objectives", "O")) Fill(objective, ("statement", "Take the next step"), ("startsOn", goal["establishedOn"]));
            }
            foreach (var agreement in Each(plan, "agreements", "AG")) Fill(agreement, ("method", "electronic"));
            foreach (var review in Each(plan, "reviews")) Fill(review, ("changed", false));
        }
        foreach (var service in Each(record, "services", "S"))
        {
            Fill(service, ("kind", "individualized"), ("name", service["kind"]), ("recordedOn", service["startsOn"]));
            if (service["placement"] is JsonObject placement)
            {
                Fill(placement, ("employer", "Once-Upon-A-Time Bakery"), ("worksite", "Front counter"), ("minimumWage", "15.00"), ("hourlyWage", "15.00"),
                    ("subsidizedWage", "15.00"), ("positionType", "Work experience"), ("status", "Active"), ("startsOn", service["startsOn"]));
            }
        }
        foreach (var note in Each(record, "caseNotes", "N"))
            Fill(note, ("subject", "Case note"), ("recordedOn", note["occurredOn"]), ("twoWay", false), ("text", "Told."), ("author", "C. Planner-Demo"));
        foreach (var credential in Each(record, "credentials", "C")) Fill(credential, ("name", "Certificate"), ("recordedOn", credential["attainedOn"]));
        foreach (var gain in Each(record, "skillGains", "K")) Fill(gain, ("type", "Educational functioning level"), ("recordedOn", gain["attainedOn"]));
        foreach (var referral in Each(record, "referrals", "R")) Fill(referral, ("partner", "Placeholder Partner"));
        foreach (var gap in Each(record, "plannedGaps")) Fill(gap, ("reason", "Planned"));
        AddEmptyLists(record, CaseFileSchema.Shape);
    }

    private static void AddEmptyLists(JsonObject place, JsonShape shape)
    {
        foreach (var name in shape.Required)
            if (shape.Properties[name].Kind == JsonKind.List && place[name] is null) place[name] = new JsonArray();

        foreach (var (name, value) in place)
        {
            if (!shape.Properties.TryGetValue(name, out var property)) continue;
            if (value is JsonObject inner) AddEmptyLists(inner, property);
            if (value is JsonArray list && property.Items is { } item)
                foreach (var each in list.OfType<JsonObject>()) AddEmptyLists(each, item);
        }
    }

    private IEnumerable<JsonObject> Each(JsonObject place, string list, string? idPrefix = null)
    {
        foreach (var each in (place[list] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (idPrefix is not null) Fill(each, ("id", $"{idPrefix}-{_count[idPrefix] = _count.GetValueOrDefault(idPrefix) + 1}"));
            yield return each;
        }
    }

    private static void Fill(JsonObject place, params (string Name, JsonNode? Value)[] values)
    {
        foreach (var (name, value) in values)
            if (place[name] is null && value is not null) place[name] = value.DeepClone();
    }
}
