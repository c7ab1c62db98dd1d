using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Features.Participants;
using Milepost.App.Features.Plans.Overview;
using Milepost.App.Features.Plans.Versions;
using Milepost.App.Print;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Organization;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Plans.Print;

/// <summary>A plan's form, ready to be printed: what it says, in which words.</summary>
/// <param name="Language">"en" or "es".</param>
/// <param name="ToSign">The kept form of this version that is the one to sign; null before it is printed for signing.</param>
public sealed record PrintablePlan(PlanFormContent Content, PlanFormWords Words, string Language, Document? ToSign = null)
{
    /// <summary>Whether this is what stands on the form to sign, and no translation or draft of it.</summary>
    public bool IsToSign => ToSign?.LanguageOrEnglish == Language;

    /// <summary>The same form to talk over: it says on every page that it is a draft, and is not kept.</summary>
    public PrintablePlan AsDraft() => this with
    {
        Content = Content with { Reference = Words.Values.Draft, AgreementStatement = Words.Values.DraftAgreement },
        Words = Retitled(Words.Values.DraftTitle, Words.Values.DraftFoot),
    };

    /// <summary>The same form to read beside the one to sign: every page names that one, and nobody can sign here.</summary>
    /// <param name="sideBySide">It stands beside the same form in the other language.</param>
    public PrintablePlan ForReading(Document toSign, bool sideBySide)
    {
        var values = Words.Values;
        var (language, reference) = (Words.NameOf(toSign.LanguageOrEnglish), PlanFormContentQuery.ReferenceOf(toSign.Id));
        return this with
        {
            Content = Content with
            {
                Reference = reference,
                ReadingNotice = PlanFormWords.Fill(sideBySide ? values.SideBySideNotice : values.ReadingNotice, language, reference),
                HasSignatureLines = false,
                SignedElsewhere = PlanFormWords.Fill(values.SignedElsewhere, language, reference),
            },
            Words = Retitled(values.ReadingTitle, values.ReadingFoot),
        };
    }

    private PlanFormWords Retitled(string title, string foot) => Words with
    {
        IepTitle = PlanFormWords.Fill(title, Words.IepTitle), IssTitle = PlanFormWords.Fill(title, Words.IssTitle), Foot = foot,
    };
}

/// <summary>Turns a plan with its services, its person, office and pack into what the form says, in English or Spanish.</summary>
/// <remarks>The record keeps the English names of our lists; they are said in the form's language here. What somebody typed stays as typed.</remarks>
public sealed class PlanFormContentQuery(MilepostDb db, RecordSettingsQuery settings, SpokenNames names, AgencyTime time)
{
    /// <param name="version">Null for the plan as it stands.</param>
    /// <param name="language">"en" or "es"; null for that of the form to sign, else the participant's own.</param>
    /// <returns>Null where the plan is out of reach or the version is not kept.</returns>
    public async Task<PrintablePlan?> HandleAsync(Guid participantId, Guid planId, int? version, string? language, CancellationToken ct)
    {
        if (await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is not { } person) return null;
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId && p.ParticipantId == participantId, ct) is not { } plan) return null;

        var number = version ?? plan.VersionNumber;
        var isKept = await db.PlanVersions.AnyAsync(v => v.PlanId == planId && v.Number == number, ct);
        if (number != plan.VersionNumber && !isKept) return null;
        var toSign = await FormToSign.FindAsync(db.Documents.AsNoTracking(), planId, number, ct);
        var services = await db.Services.AsNoTracking().Where(s => s.ParticipantId == participantId).ToListAsync(ct);
        language ??= toSign?.LanguageOrEnglish ?? ReaderLanguages.OrEnglish(person.Profile.Language);
        var reference = toSign is null ? PlanFormWords.In(language).Values.Draft : ReferenceOf(toSign.Id);
        return await ComposeAsync(person, plan, services, number, reference, language, ct) with { ToSign = toSign };
    }

    /// <summary>The form of one version. What is kept of a settled version goes before what the plan says now.</summary>
    public async Task<PrintablePlan> ComposeAsync(
        Participant person, Plan plan, IReadOnlyList<Service> services, int version, string reference, string language, CancellationToken ct)
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
        var words = WordsOf(record.Settings, language);
        var inLanguage = new InLanguage(names, language, words, time.Today);
        return new(inLanguage.ContentOf(person, plan, services, record, version, reference, await OfficeOfAsync(person, words.Values, ct), planner), words, language);
    }

    /// <summary>Four and four digits that find a printed form again: "7F3A-21C9".</summary>
    public static string ReferenceOf(Guid documentId)
    {
        var digits = documentId.ToString("N")[^8..].ToUpperInvariant();
        return $"{digits[..4]}-{digits[4..]}";
    }

    /// <summary>The office on the form, under the name of the provider that runs it or, where both are called alike, of the local area.</summary>
    private async Task<PlanFormOffice> OfficeOfAsync(Participant person, PlanFormValueWords words, CancellationToken ct)
    {
        if (person.OfficeId is not { } officeId || await db.OrgUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Id == officeId, ct) is not { } office)
            return new("Milepost", words.NoOffice, []);

        OrgUnit? above = null;
        for (var parent = office.ParentId; parent is { } id && above is null;)
        {
            var unit = await db.OrgUnits.AsNoTracking().SingleAsync(u => u.Id == id, ct);
            if (!office.Name.Contains(unit.Name, StringComparison.OrdinalIgnoreCase)) above = unit;
            parent = unit.ParentId;
        }
        return new(above?.Name ?? office.Name, office.Name, [.. new[] { office.Address, office.Phone }.OfType<string>()]);
    }

    private PlanFormWords WordsOf(PackSettings pack, string language)
    {
        var words = names.PackWords(pack, language);
        var (objectives, services) = (Plain(words.Objectives), Plain(words.Services));
        var form = PlanFormWords.In(language) with
        {
            IepTitle = Titled(words.Iep, words.IepShort), IepShort = words.IepShort,
            IssTitle = Titled(words.Iss, words.IssShort), IssShort = words.IssShort,
            Participant = Capital(words.Participant),
            Objective = words.Objective, Service = words.Service, Provider = words.Provider,
        };
        return language == ReaderLanguages.Spanish
            ? form with
            {
                Objectives = $"{objectives} de la meta {{0}}", Services = $"{services} de la meta {{0}}",
                NoObjectives = $"Todavía no hay {words.Objectives.ToLowerInvariant()} para esta meta.",
            }
            : form with
            {
                Objectives = $"{objectives} for goal {{0}}", Services = $"{services} for goal {{0}}",
                NoObjectives = $"No {words.Objectives.ToLowerInvariant()} are set for this goal yet.",
            };

        // The form fills numbers in between braces; a pack's own braces are only braces.
        static string Plain(string word) => word.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        static string Titled(string name, string shortName) => $"{name} ({shortName})";
        static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
    }

    /// <summary>Says the record in one language.</summary>
    private sealed class InLanguage(SpokenNames names, string language, PlanFormWords words, DateOnly today)
    {
        public PlanFormContent ContentOf(
            Participant person, Plan plan, IReadOnlyList<Service> services, RecordSettings record, int version, string reference, PlanFormOffice office, string? planner)
        {
            var (details, pack) = (plan.Details, record.Settings);
            var outline = PlanOutline.Of(person, record, plan, services, today);
            var numbers = outline.Goals.ToDictionary(g => g.Goal.CaseFileId, g => g.Number);
            return new()
            {
                Kind = plan.Kind == PlanKind.Iss ? PlanFormKind.IndividualServiceStrategy : PlanFormKind.IndividualEmploymentPlan,
                Version = version,
                Reference = reference,
                Office = office,
                ParticipantName = person.Name,
                CaseNumber = person.CaseNumber,
                Programs = [.. record.Programs.Select(program => names.Program(program, language))],
                PlannerName = planner ?? words.Values.NoPlanner,
                PlannerTitle = names.PackWords(pack, language).Planner,
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
                Barriers = [.. details.Barriers.Select(b => new PlanFormBarrier(names.Barrier(b.Name, language), b.Action))],
                NoBarriersFound = details.NoBarriers == true,
                Goals = [.. outline.Goals.Select(g => GoalOf(g, services, pack, numbers))],
                TrainingComponents = details.TrainingComponents,
                SupportServices = [.. details.SupportServices.Select(s => names.SupportType(s, language))],
                CustomerActions = details.CustomerActions,
                PerformanceIndicators = [.. details.Indicators.Select(known => names.Indicator(known, language))],
                Tracking = details.Tracking,
                Comments = details.Comments,
                AgreementStatement = names.AgreementStatement(pack, language),
            };
        }

        private PlanFormGoal GoalOf(GoalOutline outline, IReadOnlyList<Service> services, PackSettings pack, Dictionary<string, int> numbers)
        {
            var goal = outline.Goal;
            return new(goal.Details.Statement)
            {
                Type = names.GoalType(pack, goal.Details.Type, language),
                Term = names.GoalTerm(pack, goal.Details.Term, language),
                Category = goal.Details.Category is { } category ? names.GoalCategory(category, language) : null,
                Status = goal.IsOpen ? names.GoalStatus(pack, GoalProgress.Of(goal, services, today).Status, language) : words.Values.GoalClosed,
                EstablishedOn = outline.StartsOn,
                ProjectedEndOn = outline.EndsOn,
                ClosedOn = goal.ClosedOn,
                Outcome = goal.Outcome is { Length: > 0 } outcome ? Capital(names.GoalOutcome(outcome, language)) : null,
                LinkedToGoal = goal.Details.LinkedGoal is { } linked && numbers.TryGetValue(linked, out var number) ? number : null,
                Objectives = [.. outline.Objectives.Select(o => new PlanFormObjective(names.Objective(o.Objective.Details.Statement, language))
                {
                    Justification = o.Objective.Details.Justification,
                    StartsOn = o.Objective.Details.StartsOn,
                    ReviewOn = o.Objective.Details.ReviewOn,
                    ProjectedEndOn = o.Objective.Details.ProjectedEndOn,
                    Outcome = o.Objective.IsOpen ? null : o.Objective.Outcome is { } known ? names.Completion(known, language) : words.Values.ObjectiveClosed,
                    Services = [.. o.Services.Select(ServiceOf)],
                })],
                Services = [.. outline.Direct.Select(ServiceOf)],
            };
        }

        private PlanFormService ServiceOf(ServiceOutline outline)
        {
            var (service, details) = (outline.Service, outline.Service.Details);
            return new(names.Service(details.Name, language))
            {
                Code = details.Code,
                YouthElement = details.YouthElement is { } number ? PlanFormWords.Fill(words.Values.YouthElement, number, names.YouthElement(number, language) ?? "") : null,
                // "Not decided yet" is for what is still to come.
                Provider = details.Placement?.Employer ?? details.Provider ?? (details.StartsOn > today ? null : "–"),
                StartsOn = details.StartsOn,
                EndsOn = service.EndsOn ?? details.PlannedEndOn,
                WeeklyHours = details.WeeklyHours,
                Status = service switch
                {
                    { Completion: { } completion } => completion == Completion.Successful ? words.Values.ServiceCompleted : words.Values.ServiceEnded,
                    { EndsOn: not null } => words.Values.ServiceEnded,
                    _ => details.StartsOn > today ? words.Values.ServicePlanned : words.Values.ServiceStarted,
                },
            };
        }

        private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
    }
}
