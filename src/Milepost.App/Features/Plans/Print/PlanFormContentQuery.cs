using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Plans.Overview;
using Milepost.App.Features.Plans.Versions;
using Milepost.App.Print;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Organization;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Plans.Print;

/// <summary>A plan's form, ready to be printed: what it says, in which words.</summary>
public sealed record PrintablePlan(PlanFormContent Content, PlanFormWords Words)
{
    /// <summary>The same form to talk over: it says on every page that it is a draft, and is not kept.</summary>
    public PrintablePlan AsDraft() => new(
        Content with { Reference = "Draft", AgreementStatement = "This is a draft to talk over. Print the plan for signing before anybody signs it." },
        Words with
        {
            IepTitle = $"Draft: {Words.IepTitle}", IssTitle = $"Draft: {Words.IssTitle}",
            Foot = "{0} version {1} · Draft, not for signing",
        });
}

/// <summary>Turns a plan with its services, its person, office and pack into what the form says.</summary>
public sealed class PlanFormContentQuery(MilepostDb db, RecordSettingsQuery settings, ReferenceLists lists, AgencyTime time)
{
    /// <param name="version">Null for the plan as it stands.</param>
    /// <returns>Null where the plan is out of reach or the version is not kept.</returns>
    public async Task<PrintablePlan?> HandleAsync(Guid participantId, Guid planId, int? version, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } person) return null;
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId && p.ParticipantId == participantId, ct) is not { } plan) return null;

        var number = version ?? plan.VersionNumber;
        var isKept = await db.PlanVersions.AnyAsync(v => v.PlanId == planId && v.Number == number, ct);
        if (number != plan.VersionNumber && !isKept) return null;
        var printed = await db.Documents.AsNoTracking().Where(d => d.PlanId == planId && d.PlanVersion == number && d.Kind == DocumentKind.PrintedPlan)
            .Select(d => (Guid?)d.Id).FirstOrDefaultAsync(ct);
        var services = await db.Services.AsNoTracking().Where(s => s.ParticipantId == participantId).ToListAsync(ct);
        return await ComposeAsync(person, plan, services, number, printed is { } id ? ReferenceOf(id) : "Draft", ct);
    }

    /// <summary>The form of one version. What is kept of a settled version goes before what the plan says now.</summary>
    public async Task<PrintablePlan> ComposeAsync(Participant person, Plan plan, IReadOnlyList<Service> services, int version, string reference, CancellationToken ct)
    {
        var kept = await db.PlanVersions.AsNoTracking().SingleOrDefaultAsync(v => v.PlanId == plan.Id && v.Number == version, ct);
        if (kept is not null)
        {
            var content = PlanContent.FromJson(kept.Content);
            plan = CaseFileToRecord.ReadPlan(person.Id, content.Plan);
            services = [.. content.Services.Select(s => CaseFileToRecord.ReadService(person.Id, s))];
        }

        var record = await settings.HandleAsync(person, ct);
        var planner = person.PlannerId is { } id ? await db.Users.Where(u => u.Id == id).Select(u => u.DisplayName).SingleOrDefaultAsync(ct) : null;
        return new(
            ContentOf(person, plan, services, record, version, reference, await OfficeOfAsync(person, ct), planner ?? "Not assigned yet"),
            WordsOf(record.Settings));
    }

    /// <summary>Four and four digits that find a printed form again: "7F3A-21C9".</summary>
    public static string ReferenceOf(Guid documentId)
    {
        var digits = documentId.ToString("N")[^8..].ToUpperInvariant();
        return $"{digits[..4]}-{digits[4..]}";
    }

    private PlanFormContent ContentOf(
        Participant person, Plan plan, IReadOnlyList<Service> services, RecordSettings record, int version, string reference, PlanFormOffice office, string planner)
    {
        var (details, pack) = (plan.Details, record.Settings);
        var outline = PlanOutline.Of(person, record, plan, services, time.Today);
        var numbers = outline.Goals.ToDictionary(g => g.Goal.CaseFileId, g => g.Number);
        return new()
        {
            Kind = plan.Kind == PlanKind.Iss ? PlanFormKind.IndividualServiceStrategy : PlanFormKind.IndividualEmploymentPlan,
            Version = version,
            Reference = reference,
            Office = office,
            ParticipantName = person.Name,
            CaseNumber = person.CaseNumber,
            Programs = [.. record.Programs.Select(Words.Of)],
            PlannerName = planner,
            PlannerTitle = pack.Words.Planner,
            StartsOn = details.OpenedOn,
            ProjectedEndOn = details.ProjectedEndOn,
            CareerPathway = details.CareerPathway,
            TargetOccupation = details.TargetOccupation ?? person.Profile.DesiredCareerPath,
            Justification = details.Justification is { } reasons
                ? new(reasons.Text)
                {
                    FromAssessment = reasons.Basis.Contains(JustificationBasis.Assessment),
                    FromInterview = reasons.Basis.Contains(JustificationBasis.Interview),
                    FromPreviousSkills = reasons.Basis.Contains(JustificationBasis.PreviousSkills),
                    SkillsGap = reasons.SkillsGap,
                }
                : null,
            Barriers = [.. details.Barriers.Select(b => new PlanFormBarrier(b.Name, b.Action))],
            NoBarriersFound = details.NoBarriers == true,
            Goals = [.. outline.Goals.Select(g => GoalOf(g, numbers))],
            TrainingComponents = details.TrainingComponents,
            SupportServices = details.SupportServices,
            CustomerActions = details.CustomerActions,
            PerformanceIndicators = [.. details.Indicators.Select(known => lists.IndicatorsFor(CodeWords.Of(record.Program)).FirstOrDefault(i => i.Id == known)?.Name ?? known)],
            Tracking = details.Tracking,
            Comments = details.Comments,
            AgreementStatement = pack.AgreementStatement,
        };
    }

    private PlanFormGoal GoalOf(GoalOutline outline, Dictionary<string, int> numbers)
    {
        var goal = outline.Goal;
        return new(goal.Details.Statement)
        {
            Type = outline.Type,
            Term = outline.Term,
            Category = goal.Details.Category,
            Status = goal.IsOpen ? outline.Status : "Closed",
            EstablishedOn = outline.StartsOn,
            ProjectedEndOn = outline.EndsOn,
            ClosedOn = goal.ClosedOn,
            Outcome = goal.Outcome is { Length: > 0 } outcome ? char.ToUpperInvariant(outcome[0]) + outcome[1..] : null,
            LinkedToGoal = goal.Details.LinkedGoal is { } linked && numbers.TryGetValue(linked, out var number) ? number : null,
            Objectives = [.. outline.Objectives.Select(o => new PlanFormObjective(o.Objective.Details.Statement)
            {
                Justification = o.Objective.Details.Justification,
                StartsOn = o.Objective.Details.StartsOn,
                ReviewOn = o.Objective.Details.ReviewOn,
                ProjectedEndOn = o.Objective.Details.ProjectedEndOn,
                Outcome = o.Objective.IsOpen ? null : o.Objective.Outcome is { } known ? Words.Of(known) : "Closed",
                Services = [.. o.Services.Select(ServiceOf)],
            })],
            Services = [.. outline.Direct.Select(ServiceOf)],
        };
    }

    private PlanFormService ServiceOf(ServiceOutline outline)
    {
        var (service, details) = (outline.Service, outline.Service.Details);
        return new(details.Name)
        {
            Code = details.Code,
            YouthElement = details.YouthElement is { } number ? $"Element {number}: {lists.ElementOf(number)?.Name}" : null,
            // "Not decided yet" is for what is still to come.
            Provider = details.Placement?.Employer ?? details.Provider ?? (details.StartsOn > time.Today ? null : "–"),
            StartsOn = details.StartsOn,
            EndsOn = service.EndsOn ?? details.PlannedEndOn,
            WeeklyHours = details.WeeklyHours,
            Status = service switch
            {
                { Completion: { } completion } => completion == Completion.Successful ? "Completed" : "Ended",
                { EndsOn: not null } => "Ended",
                _ => details.StartsOn > time.Today ? "Planned" : "Started",
            },
        };
    }

    /// <summary>The office on the form, under the name of the provider that runs it or, where both are called alike, of the local area.</summary>
    private async Task<PlanFormOffice> OfficeOfAsync(Participant person, CancellationToken ct)
    {
        if (person.OfficeId is not { } officeId || await db.OrgUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Id == officeId, ct) is not { } office)
            return new("Milepost", "No office yet", []);

        OrgUnit? above = null;
        for (var parent = office.ParentId; parent is { } id && above is null;)
        {
            var unit = await db.OrgUnits.AsNoTracking().SingleAsync(u => u.Id == id, ct);
            if (!office.Name.Contains(unit.Name, StringComparison.OrdinalIgnoreCase)) above = unit;
            parent = unit.ParentId;
        }
        return new(above?.Name ?? office.Name, office.Name, [.. new[] { office.Address, office.Phone }.OfType<string>()]);
    }

    private static PlanFormWords WordsOf(PackSettings pack)
    {
        var (words, english) = (pack.Words, PlanFormWords.English);
        return english with
        {
            IepTitle = Titled(words.Iep, words.IepShort), IepShort = words.IepShort,
            IssTitle = Titled(words.Iss, words.IssShort), IssShort = words.IssShort,
            Participant = Capital(words.Participant),
            Objective = words.Objective, Objectives = $"{Plain(PlanCounts.Many(words.Objective))} for goal {{0}}",
            NoObjectives = $"No {PlanCounts.Many(words.Objective).ToLowerInvariant()} are set for this goal yet.",
            Service = words.Service, Services = $"{Plain(PlanCounts.Many(words.Service))} for goal {{0}}",
            Provider = words.Provider,
        };

        // The form fills numbers in between braces; a pack's own braces are only braces.
        static string Plain(string word) => word.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        static string Titled(string name, string shortName) => $"{name} ({shortName})";
        static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
    }
}
