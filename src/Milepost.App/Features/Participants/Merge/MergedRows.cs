using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Milepost.App.Store;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Participants.Merge;

/// <summary>Reads and writes rows of any table through the model: their owner, their ids in case files, and what refers to these.</summary>
internal static class MergedRows
{
    public const string Owner = "ParticipantId";
    public const string CaseFileId = "CaseFileId";

    /// <summary>Names of values that hold the case-file id of another part of the record, in columns and within JSON.</summary>
    private static readonly HashSet<string> References = new(StringComparer.OrdinalIgnoreCase)
    {
        "Service", "Services", "Goal", "LinkedGoal", "Objective", "CaseNote", "Plan", "Assessment", "Enrollment", "Credential", "SkillGain", "Referral",
        "Consent", "Consents", "PreTest",
    };

    /// <summary>"service:S-4": what a waiver is for.</summary>
    private const string Subject = "Subject";

    private static readonly MethodInfo LoadOne = typeof(MergedRows).GetMethod(nameof(LoadTypeAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The tracked rows of these tables that belong to the participant, with the parts that hang from them.</summary>
    public static async Task<List<EntityEntry>> LoadAsync(MilepostDb db, IEnumerable<Type> tables, Guid participantId, CancellationToken ct)
    {
        List<EntityEntry> rows = [];
        foreach (var table in tables)
            foreach (var row in await (Task<List<object>>)LoadOne.MakeGenericMethod(table).Invoke(null, [db, participantId, ct])!)
            {
                rows.Add(db.Entry(row));
                if (row is Plan plan) rows.AddRange(HangingFrom(plan).Select(part => db.Entry(part)));
            }
        return rows;
    }

    private static async Task<List<object>> LoadTypeAsync<T>(MilepostDb db, Guid participantId, CancellationToken ct) where T : class
    {
        var row = Expression.Parameter(typeof(T));
        // A visitor may have no record.
        var owner = db.Model.FindEntityType(typeof(T))!.FindProperty(Owner)!.ClrType;
        var mine = Expression.Lambda<Func<T, bool>>(Expression.Equal(
            Expression.Call(typeof(EF), nameof(EF.Property), [owner], row, Expression.Constant(Owner)), Expression.Constant(participantId, owner)), row);
        return [.. (await db.Set<T>().Where(mine).ToListAsync(ct)).Cast<object>()];
    }

    /// <summary>Goals, objectives and agreements have no owner of their own.</summary>
    public static IEnumerable<object> HangingFrom(Plan plan) =>
        plan.Goals.SelectMany(goal => goal.Objectives.Cast<object>().Prepend(goal)).Concat(plan.Agreements);

    public static Guid IdOf(EntityEntry row) => (Guid)row.Property("Id").CurrentValue!;

    public static bool HasOwner(EntityEntry row) => row.Metadata.FindProperty(Owner) is not null;

    public static Guid OwnerOf(EntityEntry row) => (Guid)row.Property(Owner).CurrentValue!;

    public static string? NumberOf(EntityEntry row) => row.Metadata.FindProperty(CaseFileId) is null ? null : (string?)row.Property(CaseFileId).CurrentValue;

    /// <summary>Every value of a row, those within its complex values too, with its name: "Details.Goal".</summary>
    public static IEnumerable<(string Name, PropertyEntry Value)> Values(EntityEntry row) =>
        row.Properties.Select(value => (value.Metadata.Name, value)).Concat(row.ComplexProperties.SelectMany(complex => Inside(complex, complex.Metadata.Name)));

    private static IEnumerable<(string Name, PropertyEntry Value)> Inside(ComplexPropertyEntry complex, string name) =>
        complex.Properties.Select(value => ($"{name}.{value.Metadata.Name}", value))
            .Concat(complex.ComplexProperties.SelectMany(inner => Inside(inner, $"{name}.{inner.Metadata.Name}")));

    public static PropertyEntry Value(EntityEntry row, string name) => Values(row).First(value => value.Name == name).Value;

    /// <summary>A value as text, as the journal keeps it.</summary>
    public static string? Text(PropertyEntry value) => Text(value.Metadata, value.CurrentValue);

    private static string? Text(IReadOnlyProperty property, object? value) => value switch
    {
        null => null,
        string text => text,
        Guid id => id.ToString(),
        bool yes => yes ? "true" : "false",
        _ => Json(property) is { } converter ? (string?)converter.ConvertToProvider(value) : throw new InvalidOperationException($"{property.Name} of {property.DeclaringType.DisplayName()} is no value that a merge changes."),
    };

    public static void Set(PropertyEntry value, string? text)
    {
        var type = Nullable.GetUnderlyingType(value.Metadata.ClrType) ?? value.Metadata.ClrType;
        value.CurrentValue = text is null ? null
            : type == typeof(string) ? text
            : type == typeof(Guid) ? Guid.Parse(text)
            : type == typeof(bool) ? text == "true"
            : Json(value.Metadata)!.ConvertFromProvider(text);
    }

    private static Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter? Json(IReadOnlyProperty property) =>
        property.GetValueConverter() is { } converter && converter.ProviderClrType == typeof(string) && !property.ClrType.IsEnum ? converter : null;

    /// <summary>The values of a row that may hold case-file ids of other parts.</summary>
    public static IEnumerable<(string Name, PropertyEntry Value)> Referring(EntityEntry row) =>
        Values(row).Where(value => value.Value.CurrentValue is not null && value.Value.Metadata.Name != CaseFileId
            && (value.Value.Metadata.ClrType == typeof(string) ? IsReference(value.Value.Metadata.Name) : Json(value.Value.Metadata) is not null));

    private static bool IsReference(string name) => References.Contains(name) || name == Subject;

    /// <summary>The text with the ids in it put in place of each other; the same text when there is none.</summary>
    /// <param name="other">The new id for an old one; null leaves it.</param>
    public static string Exchange(string name, string text, Func<string, string?> other)
    {
        if (text is not ['{' or '[', ..]) return IsReference(name) ? One(text, other) ?? text : text;
        JsonNode? root;
        try { root = JsonNode.Parse(text); }
        catch (JsonException) { return text; }
        var changed = false;
        Walk(root, name);
        return changed ? root!.ToJsonString(JsonColumn.Options) : text;

        void Walk(JsonNode? node, string at)
        {
            switch (node)
            {
                case JsonObject map:
                    foreach (var (key, value) in map.ToList()) Walk(value, key);
                    break;
                case JsonArray list:
                    foreach (var item in list.ToList()) Walk(item, at);
                    break;
                case JsonValue value when IsReference(at) && value.TryGetValue<string>(out var id) && One(id, other) is { } replaced:
                    value.ReplaceWith(replaced);
                    changed = true;
                    break;
            }
        }
    }

    private static string? One(string id, Func<string, string?> other) =>
        id.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && other(id[(colon + 1)..]) is { } subject ? $"{id[..(colon + 1)]}{subject}" : other(id);

    /// <summary>The case-file ids that a row refers to, whether anything has them or not.</summary>
    public static IReadOnlySet<string> ReferredTo(EntityEntry row)
    {
        HashSet<string> ids = [];
        foreach (var (_, value) in Referring(row))
            Exchange(value.Metadata.Name, Text(value)!, id => { ids.Add(id); return null; });
        return ids;
    }
}
