using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Milepost.App.Features.Accounts;
using Milepost.Domain;
using Milepost.Domain.FrontDesk;
using Milepost.Domain.Plans;
using Milepost.Domain.Worksites;

namespace Milepost.App.Store;

/// <summary>Reads from the change tracker what a commit changes, for the history: before and after, field by field.</summary>
internal static class RecordedFields
{
    private static readonly HashSet<string> Housekeeping =
    [
        nameof(Recorded.Version), "OpenedOn", "RecordVersion", "HistoryHead", "HistoryLength", "LastPartNumber", "SearchText", "Revision",
        "Id", "ParticipantId", "PlanId", "GoalId", "PasswordHash", "SecurityStamp", "ConcurrencyStamp", "NormalizedEmail", "NormalizedUserName",
        "AccessFailedCount", "LockoutEnd", "SenderId", "AboutId", "LinkSha256", "LinkEndsAt", "SessionSha256", "SessionEndsAt", "SecretSha256", "VisitorId",
        // What a decision froze is read on its own page; the history names its hash.
        "Frozen",
        "SubjectId", "AskedById", "DecidedById", "Fingerprint",
        "CodeSha256", "ReferralId", "PartnerId",
    ];

    /// <summary>Things whose changes belong to the history.</summary>
    public static bool AreKept(object entity) => entity is Recorded or Goal or Objective or Agreement or Document or CustomerMessage or DocumentRequest or RoleAssignment or VisitorCard;

    public static IEnumerable<FieldChange> Of(EntityEntry entry)
    {
        var what = Name(entry);
        foreach (var property in entry.Properties.Concat(entry.ComplexProperties.SelectMany(Inside)))
        {
            var name = property.Metadata.Name;
            if (Housekeeping.Contains(name)) continue;
            var before = entry.State == EntityState.Added ? null : Text(property.OriginalValue);
            var after = entry.State == EntityState.Deleted ? null : Text(property.CurrentValue);
            if (before == after) continue;
            foreach (var change in Split(what, name, before, after)) yield return change;
        }
    }

    /// <summary>A person's profile and a service's details are properties of their own kind to EF.</summary>
    private static IEnumerable<PropertyEntry> Inside(ComplexPropertyEntry complex) =>
        complex.Properties.Concat(complex.ComplexProperties.SelectMany(Inside));

    /// <summary>A details record is told field by field, not as one lump of JSON.</summary>
    private static IEnumerable<FieldChange> Split(string what, string field, string? before, string? after)
    {
        if (Fields(before) is not { } was && before is not null || Fields(after) is not { } becomes && after is not null)
            return [new(what, field, before, after)];
        var old = Fields(before) ?? [];
        var now = Fields(after) ?? [];
        return old.Keys.Union(now.Keys)
            .Where(k => old.GetValueOrDefault(k) != now.GetValueOrDefault(k))
            .Select(k => new FieldChange(what, k, old.GetValueOrDefault(k), now.GetValueOrDefault(k)));
    }

    private static Dictionary<string, string?>? Fields(string? json)
    {
        if (json is not ['{', ..]) return null;
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(
            p => p.Name, p => p.Value.ValueKind == JsonValueKind.String ? p.Value.GetString() : p.Value.GetRawText());
    }

    /// <summary>How the history names an entry of a list that a place keeps: names change, this does not.</summary>
    public static string NameOf(Recorded kept) => $"{kept.GetType().Name} {kept.Id.ToString("N")[^8..]}";

    private static string Name(EntityEntry entry) =>
        entry.Entity is Employer or Worksite or Job or PayrollFile ? NameOf((Recorded)entry.Entity)
        : entry.Metadata.FindProperty("CaseFileId") is not null && entry.Property("CaseFileId").CurrentValue is string { Length: > 0 } id
            ? $"{entry.Metadata.ClrType.Name} {id}" : entry.Metadata.ClrType.Name;

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        DateOnly day => day.ToString("yyyy-MM-dd"),
        Enum or Guid or bool or int or long or decimal => value.ToString(),
        _ => JsonSerializer.Serialize(value, JsonColumn.Options),
    };
}
