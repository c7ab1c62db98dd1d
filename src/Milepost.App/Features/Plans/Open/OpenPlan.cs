using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Occupations;
using Milepost.App.Features.Participants;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;

namespace Milepost.App.Features.Plans.Open;

/// <summary>Opens a person's plan and, where the pack says so, records the plan development service with its case note.</summary>
/// <param name="ContactMethod">How the plan was made together; then the note is a two-way contact too.</param>
public sealed record OpenPlan(Guid ParticipantId, PlanDetails Details, string? NoteText, string? ContactMethod);

public sealed record PlanOpened(Plan Plan, string? Episode);

public sealed class OpenPlanHandler(MilepostDb db, RecordSettingsQuery settings, ReferenceLists lists, AgencyTime time, Actor actor)
{
    public Task<Result<PlanOpened>> HandleAsync(OpenPlan command, CancellationToken ct) => db.ChangeAsync<PlanOpened>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        var record = await settings.HandleAsync(participant, ct);
        var others = await db.Plans.Where(p => p.ParticipantId == participant.Id).ToListAsync(ct);

        var occupation = OccupationEntry.Read(lists, command.Details.TargetOccupation, null, "TargetOccupation");
        var opened = Plan.Open(participant, record.PlanKind,
            command.Details with { TargetOccupation = occupation.IsDone ? occupation.Value : command.Details.TargetOccupation }, record.PlanRules(record.PlanKind), others, time.Today);
        if (!opened.IsDone || !occupation.IsDone) return opened.Problems.Concat(occupation.Problems).ToList();

        var plan = opened.Value;
        db.Plans.Add(plan);
        if (!record.Settings.PlanEpisode.OnOpening) return new PlanOpened(plan, null);

        // The activity's date equals the plan's date (New Jersey WD-PY19-8, 7).
        var services = await db.Services.Where(s => s.ParticipantId == participant.Id).ToListAsync(ct);
        var method = string.IsNullOrWhiteSpace(command.ContactMethod) ? null : command.ContactMethod.Trim();
        var note = new CaseNoteDetails
        {
            Subject = record.Settings.NoteSubjects.PlanDevelopment, OccurredOn = plan.Details.OpenedOn, TwoWay = method is not null, Method = method,
            Text = string.IsNullOrWhiteSpace(command.NoteText) ? NoteFor(plan, record) : command.NoteText,
        };
        var episode = PlanEpisodes.Record(participant, plan, record, services, plan.Details.OpenedOn, note, actor, time.Today);
        if (!episode.IsDone) return episode.Problems.Select(OnPage).ToList();
        db.Services.Add(episode.Value.Service);
        db.CaseNotes.Add(episode.Value.Note);
        return new PlanOpened(plan, episode.Value.Service.Title);
    }, ct);

    /// <summary>The problem beside the field of the plan's form it belongs to.</summary>
    private static Problem OnPage(Problem problem) => problem.Field switch
    {
        "Text" => problem.At("NoteText"),
        "Method" => problem.At("ContactMethod"),
        "OccurredOn" or "StartsOn" or "EndsOn" => problem.At("OpenedOn"),
        _ => problem,
    };

    /// <summary>What the note says when nobody wrote one.</summary>
    private static string NoteFor(Plan plan, RecordSettings record)
    {
        var name = record.Settings.Words.PlanName(CodeWords.Of(plan.Kind));
        return $"{name} opened on {plan.Details.OpenedOn.Words()}."
            + (plan.Details.TargetOccupation is { } occupation ? $" Target occupation: {occupation}." : "")
            + (plan.Details.Justification is { } why ? $" Why: {why.Text}" : "");
    }
}
