namespace Milepost.Domain.Participants;

public sealed partial class Participant
{
    /// <summary>The row the person came from was corrected; what the table does not hold stays as it is here.</summary>
    public Result<Done> TakeOverAgain(string caseNumber, Profile profile, string packId, Guid? officeId, Guid? plannerId, DateOnly today, string source)
    {
        if (Check(profile, today) is { Count: > 0 } problems) return problems;
        profile = profile with { FirstName = profile.FirstName.Trim(), LastName = profile.LastName.Trim() };
        if (profile == Profile && (caseNumber, packId, officeId, plannerId) == (CaseNumber, PackId, OfficeId, PlannerId)) return Done.It;
        (CaseNumber, PackId, OfficeId, PlannerId) = (caseNumber, packId, officeId, plannerId);
        Take(profile);
        Raise("participant.imported", $"Record of {Name} changed by an import", source);
        return Done.It;
    }
}
