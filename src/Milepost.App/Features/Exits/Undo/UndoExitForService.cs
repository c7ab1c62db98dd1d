using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Policy.Evaluation;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Exits.Undo;

/// <summary>
/// A new service inside the gap means that the exit is taken back and the service goes on the same application; after it a new application
/// is needed (Illinois ePolicy chapter 3.3). What does not move an exit, such as follow-up, is entered freely.
/// </summary>
public sealed class UndoExitForServiceHandler(MilepostDb db, ExitForecastQuery forecasts, AgencyTime time)
{
    /// <summary>Call inside the change that enters the service.</summary>
    /// <returns>Why the service cannot be entered; null when nothing stands in its way, or the exit was taken back for it.</returns>
    internal async Task<Problem?> HandleAsync(Participant participant, ServiceDetails service, string? reason, CancellationToken ct)
    {
        var enrollments = await db.Enrollments.Where(e => e.ParticipantId == participant.Id).ToListAsync(ct);
        if (enrollments.Exists(each => each.IsOpen) || enrollments.Max(each => each.ExitedOn) is not { } exited || service.StartsOn <= exited) return null;
        if (forecasts.RuleOf(participant.PackId) is not { } rule) return null;

        var day = ExitForecastQuery.DayOf((await ParticipantRecord.LoadManyAsync(db, [participant.Id], ct))[0], time.Today);
        var fact = new ServiceFact
        {
            Id = "", Code = service.Code, Name = service.Name, Kind = service.Kind, Program = service.Program, YouthElement = service.YouthElement, WioaFunded = service.WioaFunded,
            StartsOn = service.StartsOn, RecordedOn = time.Today,
        };
        if (rule.NotCounting.Describe(day, day.Subjects(SubjectKind.Participant)[0], fact)) return null;

        var through = rule.After.After(exited);
        if (service.StartsOn > through) return ExitProblems.AfterGap(exited, through);
        if (string.IsNullOrWhiteSpace(reason)) return ExitProblems.InsideGap(exited, through);
        foreach (var enrollment in enrollments.Where(each => each.ExitedOn == exited))
            if (enrollment.UndoExit(reason, enrollments).Problem is { } problem) return problem;
        return null;
    }
}
