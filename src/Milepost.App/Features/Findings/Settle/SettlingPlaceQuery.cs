using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.Features.Findings.OfParticipant;
using Milepost.App.Features.Participants;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain;

namespace Milepost.App.Features.Findings.Settle;

/// <summary>Where somebody settles a finding; for those who only read, where they read what it is about.</summary>
public sealed class SettlingPlaceQuery(MilepostDb db, FindingsOfParticipantQuery findings, RecordSettingsQuery records, ReferenceLists lists, Actor actor)
{
    /// <returns>Null where the record is out of reach, or its pack has no such requirement, or it holds no such thing.</returns>
    public async Task<RecordPlace?> HandleAsync(Guid participantId, string requirement, string subject, CancellationToken ct)
    {
        if (await findings.HandleAsync(participantId, asOf: null, ct) is not { } all) return null;
        if (all.Policy.Evaluator.Requirements.FirstOrDefault(each => each.Id == requirement) is not { } asked) return null;
        if (all.Things.Find(subject) is not { Kind: not null } thing) return null;

        var printed = await db.Documents.Where(d => d.ParticipantId == participantId && d.Kind == DocumentKind.PrintedPlan && d.PlanId != null).Select(d => d.PlanId!.Value).Distinct().ToListAsync(ct);
        var settings = await records.HandleAsync(all.Person, ct);
        var offered = settings.Programs.Prepend(settings.Program).Distinct()
            .SelectMany(program => lists.ServicesFor(settings.Pack.Id, CodeWords.Of(program)).Select(service => (program, service))).ToList();
        var finding = all.Find(requirement, subject)?.Finding ?? all.Coming.FirstOrDefault(one => one.Finding.Requirement.Id == requirement && one.Finding.Subject == subject)?.Finding;
        var place = new SettlingPlaces(all.Record, settings.Settings, printed.ToHashSet(), offered).For(asked.SettledBy, thing, Wanted.By(asked, finding));
        return actor.MayTake(place.Route, "GET") ? place : thing.Place;
    }
}
