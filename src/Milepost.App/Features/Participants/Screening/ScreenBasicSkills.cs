using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Participants.Screening;

/// <summary>Records the basic skills screening: its answers, and the result that staff confirmed.</summary>
/// <param name="OtherActions">What was done about it beyond the four actions of the policy, which have pages of their own.</param>
/// <param name="Version">Of the screening it replaces.</param>
public sealed record ScreenBasicSkills(
    Guid ParticipantId, DateOnly GivenOn, bool BasicSkillsDeficient, IReadOnlyList<ScreeningAnswer> Answers, string? Reason, IReadOnlyList<string> OtherActions, long Version);

public sealed class ScreenBasicSkillsHandler(MilepostDb db, ReferenceLists lists, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(ScreenBasicSkills command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } participant) return ParticipantProblems.NotFound;
        if (command.Version != ContentVersion.Of(participant.Screening)) return StaleProblems.Changed;
        var reason = string.IsNullOrWhiteSpace(command.Reason) ? null : command.Reason.Trim();
        if (ScreeningResult.WorkOut(lists.ScreeningQuestions(participant.PackId), command.Answers) is { } shown && shown != command.BasicSkillsDeficient && reason is null)
            return ScreeningProblems.ResultNeedsReason;

        // What follows up the deficiency is recorded where it is done, and stays when the answers are corrected.
        var before = participant.Screening;
        var linked = ScreeningActions.All.Select(a => a.Action).Concat(before?.FollowUps.Select(f => f.Action) ?? []).ToHashSet();
        return participant.Screen(new(command.GivenOn, command.BasicSkillsDeficient, [.. (before?.Actions ?? []).Where(linked.Contains).Concat(command.OtherActions).Distinct()])
        {
            Answers = command.Answers, Reason = reason, FollowUps = before?.FollowUps ?? [],
        }, time.Today);
    }, ct);
}
