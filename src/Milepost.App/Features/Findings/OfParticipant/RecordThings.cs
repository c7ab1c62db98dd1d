using Milepost.App.Features.CaseFiles;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy;
using Milepost.Domain.Policy.Evaluation;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Findings.OfParticipant;

/// <summary>Something in a record that a finding points to, in words, and the page where everybody who may see the record can read it.</summary>
public sealed record RecordThing(string Words, RecordPlace Place)
{
    /// <summary>Null for what no requirement is judged for, such as the application.</summary>
    public SubjectKind? Kind { get; init; }

    /// <summary>The plan itself, or that of the goal, objective or agreement.</summary>
    public Plan? Plan { get; init; }
    public Goal? Goal { get; init; }
    public Objective? Objective { get; init; }
    public Agreement? Agreement { get; init; }
    public Service? Service { get; init; }
    public Assessment? Assessment { get; init; }
    public Referral? Referral { get; init; }
}

/// <summary>What findings name "service:S4", as people know it: "Service: Attend workshop, started Mar 4, 2024".</summary>
public sealed class RecordThings
{
    private readonly Dictionary<string, RecordThing> _byRef = new(StringComparer.Ordinal);
    private readonly Guid _person;

    /// <param name="day">Says whether a service has started or is planned.</param>
    public RecordThings(ParticipantRecord record, PackSettings settings, DateOnly day)
    {
        _person = record.Participant.Id;
        Add("participant", new(record.Participant.Name, At()) { Kind = SubjectKind.Participant });
        Add("application", new("Application", At("/application")));
        Add("screening", new("Basic skills screening", At("/application").At("screened")));
        foreach (var each in record.Enrollments)
            Add("enrollment:" + CodeWords.Of(each.Program), new($"Enrollment: {Words.Of(each.Program)}, {each.EnteredOn.Words()}", At("/application").At("enrolled")));
        foreach (var each in record.PlannedGaps)
            Add("plannedGap", new($"Planned gap: {each.From.Words()} to {each.To.Words()}", At("/outcomes").At("gaps")));
        foreach (var each in record.Assessments)
            Add("assessment:" + each.CaseFileId, new($"Assessment: {each.Details.Tool ?? Words.Of(each.Details.Type)}, {each.Details.CompletedOn.Words()}", At("/assessment"))
            {
                Kind = SubjectKind.Assessment, Assessment = each,
            });
        foreach (var plan in record.Plans) Add(plan, settings);
        foreach (var each in record.Services)
            Add("service:" + each.CaseFileId, new($"Service: {each.Title}, {(each.Details.StartsOn > day ? "planned for" : "started")} {each.Details.StartsOn.Words()}", At("/services/{serviceId:guid}", each.Id))
            {
                Kind = SubjectKind.Service, Service = each,
            });
        foreach (var each in record.CaseNotes)
            Add("caseNote:" + each.CaseFileId, new($"Case note: {each.Details.Subject}, {each.Details.OccurredOn.Words()}", At("/notes/{noteId:guid}", each.Id)) { Kind = SubjectKind.CaseNote });
        foreach (var each in record.Credentials)
            Add("credential:" + each.CaseFileId, new($"Credential: {each.Name}, {each.AttainedOn.Words()}", At("/outcomes").At("credentials")) { Kind = SubjectKind.Credential });
        foreach (var each in record.SkillGains)
            Add("skillGain:" + each.CaseFileId, new($"Skill gain: {each.Type}, {each.AttainedOn.Words()}", At("/outcomes").At("gains")) { Kind = SubjectKind.SkillGain });
        foreach (var each in record.Referrals)
            Add("referral:" + each.CaseFileId, new($"Referral: {each.Partner}, {each.On.Words()}", At("/referrals")) { Kind = SubjectKind.Referral, Referral = each });
    }

    /// <summary>Null for what is not in the record.</summary>
    public RecordThing? Find(string reference) => _byRef.GetValueOrDefault(reference);

    /// <summary>What a finding of this record is about: it cannot be missing.</summary>
    public RecordThing this[string reference] => _byRef[reference];

    /// <summary>A goal by its id in case files, as a finding's details name it.</summary>
    public string? GoalStatement(string caseFileId) => Find("goal:" + caseFileId)?.Goal?.Details.Statement;

    private void Add(Plan plan, PackSettings settings)
    {
        var name = settings.Words.PlanShortName(CodeWords.Of(plan.Kind));
        Add("plan:" + plan.CaseFileId, new($"{name} opened {plan.Details.OpenedOn.Words()}{(plan.IsOpen ? "" : $", closed {plan.ClosedOn!.Value.Words()}")}", At("/plans/{planId:guid}", plan.Id))
        {
            Kind = SubjectKind.Plan, Plan = plan,
        });
        foreach (var goal in plan.Goals)
        {
            Add("goal:" + goal.CaseFileId, new($"Goal: {goal.Details.Statement}", At("/plans/{planId:guid}/goals", plan.Id)) { Kind = SubjectKind.Goal, Plan = plan, Goal = goal });
            foreach (var each in goal.Objectives)
                Add("objective:" + each.CaseFileId, new($"{Capital(settings.Words.Objective)}: {each.Details.Statement}", At("/plans/{planId:guid}/objectives", plan.Id))
                {
                    Kind = SubjectKind.Objective, Plan = plan, Goal = goal, Objective = each,
                });
        }
        foreach (var each in plan.Agreements)
            Add("agreement:" + each.CaseFileId, new($"Agreement: {name} version {each.PlanVersion}{(each.On is { } on ? $", {on.Words()}" : "")}", At().At("agreement-heading"))
            {
                Kind = SubjectKind.Agreement, Plan = plan, Agreement = each,
            });
    }

    private RecordPlace At(string below = "", params IReadOnlyList<Guid> parts) => RecordPlace.Of(_person, below, parts);

    /// <summary>Two enrollments in one program have one name; the fact says which by its day.</summary>
    private void Add(string reference, RecordThing thing) => _byRef.TryAdd(reference, thing);

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
