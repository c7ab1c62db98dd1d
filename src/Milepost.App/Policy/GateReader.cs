using Milepost.App.DataFiles;
using Milepost.App.Features.CaseFiles;
using Milepost.Domain;
using Milepost.Domain.Policy.Evaluation;
using Milepost.Domain.Policy.Rules;

namespace Milepost.App.Policy;

/// <summary>Reads the gate of a requirement. One that could never close, or would stand beside no field, is told.</summary>
internal static class GateReader
{
    public static Gate Read(YamlFields fields, string ruleName, Rule? rule, AppliesTo? appliesTo)
    {
        var gate = new Gate(TermReader.Word<GateAction>(fields, "action"), fields.OptionalText("field"), TermReader.OptionalTexts(fields, "details"));

        if (RuleTerms.HasDeadline(ruleName)) fields.Wrong("action", $"A gate keeps a change from being saved, and the rule \"{ruleName}\" only ever says that time is running out or has run out. Remove \"gate\".");
        if (rule is Holds { AsAdvice: true }) fields.Wrong("action", "A gate closes when something is not met, and this requirement only advises. Remove \"gate\", or \"lacking: advice\" from the terms.");

        if (gate.Field is { Length: > 0 } field && appliesTo is not null && FieldsOf(appliesTo) is var known && !known.Contains(field))
            fields.Wrong("field", $"\"gate.field\" is \"{field}\". It should be one of the fields that the case file has there: {string.Join(", ", known)}.");

        if (fields.OptionalTree("details") is YamlList { Items.Count: 0 }) fields.Wrong("details", "\"gate.details\" names nothing, so the gate would never close. Name the details it closes for, or remove \"details\" to close it for every one.");
        if (rule is not null && RuleTerms.DetailsOf(rule) is { } details)
        {
            foreach (var other in gate.Details.Except(details))
            {
                fields.Wrong("details", details.Count == 0
                    ? $"\"gate.details\" names \"{other}\", but findings of this requirement name no details. Remove \"details\"."
                    : $"\"gate.details\" names \"{other}\", which no finding of this requirement can name. It should be one of: {string.Join(", ", details)}.");
            }
        }
        return gate;
    }

    /// <summary>What is typed where the subject is entered. Somebody's own duties are judged when anything about them is.</summary>
    private static SortedSet<string> FieldsOf(AppliesTo appliesTo) =>
        new(appliesTo.Kinds.SelectMany(ShapesOf).SelectMany(Names), StringComparer.Ordinal);

    private static IEnumerable<JsonShape> ShapesOf(SubjectKind kind)
    {
        var record = CaseFileSchema.Shape;
        var plan = Each(record, "plans");
        var goal = Each(plan, "goals");
        return kind switch
        {
            SubjectKind.Participant => record.Properties.Values.Select(property => property.Items ?? property),
            SubjectKind.Plan => [plan],
            SubjectKind.Goal => [goal],
            SubjectKind.Objective => [Each(goal, "objectives")],
            SubjectKind.Agreement => [Each(plan, "agreements")],
            _ => [Each(record, $"{CodeWords.Of(kind)}s")],
        };
    }

    private static JsonShape Each(JsonShape place, string list) => place.Properties[list].Items!;

    private static IEnumerable<string> Names(JsonShape shape) =>
        shape.Properties.Where(property => property.Value.Kind != JsonKind.Object).Select(property => property.Key)
            .Concat(shape.Properties.Values.Where(property => property.Kind == JsonKind.Object).SelectMany(Names));
}
