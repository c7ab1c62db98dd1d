using Milepost.Domain;
using Facts = Milepost.Domain.Participants.Profile;

namespace Milepost.App.Features.Participants.Merge;

/// <summary>A fact that two records say differently.</summary>
/// <param name="Field">Its name in the profile.</param>
/// <param name="IsOnlyThere">The record that stays says nothing, so the other's word is offered.</param>
public sealed record ProfileDifference(string Field, string Label, string? Keep, string? Other, bool IsOnlyThere);

public static class ProfileDifferences
{
    public const string ScreeningField = "Screening";
    public const string ApplicationField = "Application";

    private static readonly (string Field, string Label, Func<Facts, string?> Words, Func<Facts, Facts, Facts> Take)[] Fields =
    [
        (nameof(Facts.FirstName), "First name", p => p.FirstName, (to, from) => to with { FirstName = from.FirstName }),
        (nameof(Facts.MiddleName), "Middle name", p => p.MiddleName, (to, from) => to with { MiddleName = from.MiddleName }),
        (nameof(Facts.LastName), "Last name", p => p.LastName, (to, from) => to with { LastName = from.LastName }),
        (nameof(Facts.PreferredName), "Preferred name", p => p.PreferredName, (to, from) => to with { PreferredName = from.PreferredName }),
        (nameof(Facts.BirthDate), "Birth date", p => p.BirthDate.Words(), (to, from) => to with { BirthDate = from.BirthDate }),
        (nameof(Facts.Email), "E-mail", p => p.Email, (to, from) => to with { Email = from.Email }),
        (nameof(Facts.Phone), "Phone", p => p.Phone, (to, from) => to with { Phone = from.Phone }),
        (nameof(Facts.SecondPhone), "Second phone", p => p.SecondPhone, (to, from) => to with { SecondPhone = from.SecondPhone }),
        (nameof(Facts.Address), "Address", p => p.Address is { } a ? string.Join(", ", new[] { a.Street, a.City, a.State, a.Zip }.Where(part => !string.IsNullOrWhiteSpace(part))) : null, (to, from) => to with { Address = from.Address }),
        (nameof(Facts.Language), "Language", p => p.Language is { } l ? ReaderLanguages.NameOf(l) : null, (to, from) => to with { Language = from.Language }),
        (nameof(Facts.Veteran), "Veteran", p => YesNo(p.Veteran), (to, from) => to with { Veteran = from.Veteran }),
        (nameof(Facts.AttendingSchool), "Attends school", p => YesNo(p.AttendingSchool), (to, from) => to with { AttendingSchool = from.AttendingSchool }),
        (nameof(Facts.TrainingApprovedOn), "Training approved on", p => p.TrainingApprovedOn?.Words(), (to, from) => to with { TrainingApprovedOn = from.TrainingApprovedOn }),
        (nameof(Facts.NewCareerCoach), "New planner", p => YesNo(p.NewCareerCoach), (to, from) => to with { NewCareerCoach = from.NewCareerCoach }),
        (nameof(Facts.Folder), "Plan kept on paper", p => YesNo(p.Folder), (to, from) => to with { Folder = from.Folder }),
        (nameof(Facts.DesiredCareerPath), "Desired career path", p => p.DesiredCareerPath, (to, from) => to with { DesiredCareerPath = from.DesiredCareerPath }),
    ];

    public static IEnumerable<string> All => Fields.Select(fact => fact.Field);

    public static IEnumerable<ProfileDifference> Between(Facts keep, Facts other) =>
        from field in Fields
        let mine = field.Words(keep)
        let theirs = field.Words(other)
        where mine != theirs && theirs is not null
        select new ProfileDifference(field.Field, field.Label, mine, theirs, string.IsNullOrEmpty(mine));

    /// <summary>The profile with these fields taken from the other.</summary>
    public static Facts Combine(Facts keep, Facts other, IReadOnlyCollection<string> take) =>
        Fields.Where(field => take.Contains(field.Field)).Aggregate(keep, (profile, field) => field.Take(profile, other));

    /// <summary>Takes back what a merge changed; what was changed again since stays.</summary>
    public static Facts Revert(Facts now, Facts before, Facts after) =>
        Fields.Where(field => field.Words(before) != field.Words(after) && field.Words(now) == field.Words(after)).Aggregate(now, (profile, field) => field.Take(profile, before));

    private static string? YesNo(bool? yes) => yes switch { true => "Yes", false => "No", _ => null };
}
