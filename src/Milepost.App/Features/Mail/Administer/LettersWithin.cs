using Milepost.App.Access;
using Milepost.App.Store;

namespace Milepost.App.Features.Mail.Administer;

/// <summary>The letters that an administrator keeps: to participants and accounts of the own part of the organization.</summary>
public static class LettersWithin
{
    public static IQueryable<OutgoingMail> Reach(MilepostDb db, Actor actor)
    {
        if (actor.SeesAll) return db.OutgoingMail;
        var units = actor.Offices.ToList();
        return db.OutgoingMail.Where(m =>
            db.VisibleParticipants.Any(p => p.Id == m.ParticipantId) || db.RoleAssignments.Any(r => r.AccountId == m.AccountId && units.Contains(r.OrgUnitId)));
    }
}
