using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Occupations;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Services;
using Milepost.Domain.Training;

namespace Milepost.App.Features.Training;

/// <summary>The training programs a person's office can choose from, and what a service takes from the one that is chosen.</summary>
public sealed class TrainingChoiceQuery(MilepostDb db, ReferenceLists lists, AgencyTime time)
{
    /// <param name="held">The program a service has already: it stays on offer.</param>
    public async Task<IReadOnlyList<SelectListItem>> ItemsAsync(Guid? officeId, Guid? held, CancellationToken ct)
    {
        var today = time.Today;
        var found = (await ServingAsync(officeId, ct)).Where(each => each.Program.Id == held || (each.Program.IsOfferedOn(today) && each.Provider.IsOfferedOn(today)))
            .OrderBy(each => each.Provider.Details.Name, StringComparer.OrdinalIgnoreCase).ThenBy(each => each.Program.Details.Name, StringComparer.OrdinalIgnoreCase).ToList();
        // A list one types in shows no headings: the provider stands in each line.
        return [.. found.Select(each => new SelectListItem(
            $"{each.Program.Details.Name}, {each.Provider.Details.Name} ({Dollars.Words(each.Program.Details.Cost.Sum())}{(each.Program.IsApprovedOn(today) ? "" : ", not approved")})", each.Program.Id.ToString()))];
    }

    /// <summary>The details with what the chosen program brings, where nothing was typed.</summary>
    /// <param name="before">The details as they stand, when a service is changed.</param>
    public async Task<Result<ServiceDetails>> FillAsync(Participant participant, ServiceDetails typed, ServiceDetails? before, TrainingRules rules, CancellationToken ct)
    {
        if (typed.Kind is not (ServiceKind.Training or ServiceKind.Apprenticeship)) return typed with { Training = before?.Training };
        var occupation = CodeOf(typed.SocCode, before?.SocCode);
        if (!occupation.IsDone) return occupation.As<ServiceDetails>();
        typed = typed with { SocCode = occupation.Value };
        // Money stays as it is: it is changed where it is kept.
        var asked = typed.Training ?? new();
        var training = (before?.Training ?? new()) with
        {
            ProgramId = asked.ProgramId, Sponsor = asked.Sponsor, RelatedInstruction = asked.RelatedInstruction, StartWage = asked.StartWage, EndWage = asked.EndWage,
        };
        if (asked.ProgramId is not { } chosen)
        {
            if (rules.ListedOnly && typed.Kind == ServiceKind.Training && before is not { Training: null or { ProgramId: null } }) return ServiceProblems.CourseMissing;
            return typed with { Training = training with { ProviderId = null } };
        }
        if (chosen == before?.Training?.ProgramId) return typed with { Training = training };

        var found = (await ServingAsync(participant.OfficeId, ct)).FirstOrDefault(each => each.Program.Id == chosen);
        if (found.Program is not { } program || !program.IsOfferedOn(typed.StartsOn) || !found.Provider.IsOfferedOn(typed.StartsOn)) return ServiceProblems.Course;
        // A cost that was typed stays, and so does one that is planned with; its parts are then entered with the budget.
        var keepsCost = typed.Cost is not null || training.Budget.Count > 0;
        return typed with
        {
            Training = training with { ProviderId = found.Provider.Id, Cost = keepsCost ? training.Cost : program.Details.Cost, Aid = training.Aid },
            Provider = Typed(typed.Provider) ?? found.Provider.Details.Name,
            TrainingProgram = Typed(typed.TrainingProgram) ?? program.Details.Name,
            SocCode = Typed(typed.SocCode) ?? (program.Details.Occupations is [var occupationOf, ..] ? occupationOf.Split(' ', 2)[0] : null),
            PlannedEndOn = typed.PlannedEndOn ?? (program.Details.Weeks is { } weeks ? typed.StartsOn.AddDays(7 * weeks - 1) : null),
        };
    }

    /// <summary>The code of an occupation that was typed as a code, a title or both. A code alone is taken by its shape, as other systems write it.</summary>
    private Result<string?> CodeOf(string? typed, string? standing)
    {
        if (Typed(typed)?.Trim() is not { } text) return (string?)null;
        if (!text.Any(char.IsLetter)) return text;
        var read = OccupationEntry.Read(lists, text, standing, nameof(ServiceDetails.SocCode));
        return read.IsDone ? read.Value?.Split(' ', 2)[0] : read;
    }

    private async Task<IReadOnlyList<(TrainingProgram Program, TrainingProvider Provider)>> ServingAsync(Guid? officeId, CancellationToken ct)
    {
        var serving = await db.UnitsServingAsync(officeId, ct);
        if (serving.Count == 0) return [];
        var found = await (
            from program in db.TrainingPrograms.AsNoTracking()
            join provider in db.TrainingProviders.AsNoTracking() on program.ProviderId equals provider.Id
            where serving.Contains(provider.OrgUnitId)
            select new { program, provider }).ToListAsync(ct);
        return [.. found.Select(each => (each.program, each.provider))];
    }

    private static string? Typed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
