using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.CaseFiles;

/// <summary>The exit's details, evidence and follow-up contacts, in and out of case files. Which document it is stays within the installation; its name travels.</summary>
internal static class OutcomeParts
{
    public static CaseExitDetails? Write(ExitDetails? details) => details is null ? null : new()
    {
        Code = details.Code, Exclusion = details.Exclusion, Proof = Write(details.Proof), ComputedOn = details.ComputedOn, DateReason = details.DateReason,
        Job = Write(details.Job), CaseNote = details.CaseNote, FollowUp = Write(details.FollowUp),
    };

    public static ExitDetails? Read(CaseExitDetails? details) => details is null ? null : new()
    {
        Code = details.Code, Exclusion = details.Exclusion, Proof = Read(details.Proof), ComputedOn = details.ComputedOn, DateReason = details.DateReason,
        Job = Read(details.Job), CaseNote = details.CaseNote, FollowUp = Read(details.FollowUp),
    };

    public static CaseEvidence? Write(OutcomeEvidence? evidence) => evidence is null ? null : new()
    {
        Kind = evidence.Kind, Document = evidence.Document, SeenBy = evidence.SeenBy, SeenOn = evidence.SeenOn,
        Facts = [.. evidence.Facts.Select(each => new CaseNamedFact { Name = each.Name, Value = each.Value })],
    };

    public static OutcomeEvidence? Read(CaseEvidence? evidence) => evidence is null ? null : new()
    {
        Kind = evidence.Kind, Document = evidence.Document, SeenBy = evidence.SeenBy, SeenOn = evidence.SeenOn,
        Facts = [.. evidence.Facts.Select(each => new NamedFact(each.Name, each.Value))],
    };

    public static CaseFollowUpContact Write(FollowUpContact contact) => new()
    {
        Id = contact.CaseFileId, On = contact.Details.On, RecordedOn = contact.RecordedOn, Result = contact.Details.Result, Method = contact.Details.Method,
        Author = contact.Author, Job = Write(contact.Details.Job), InSchool = contact.Details.InSchool, School = contact.Details.School, Needs = contact.Details.Needs,
        ServicesGiven = contact.Details.ServicesGiven, NextOn = contact.Details.NextOn, ReportsQuarter = contact.Details.ReportsQuarter,
        Service = contact.Service, CaseNote = contact.CaseNote,
    };

    public static FollowUpContact Read(Guid participantId, CaseFollowUpContact contact) => FollowUpContact.Restore(
        participantId, contact.Id,
        new()
        {
            On = contact.On, Result = contact.Result, Method = contact.Method, Job = Read(contact.Job), InSchool = contact.InSchool, School = contact.School,
            Needs = contact.Needs, ServicesGiven = contact.ServicesGiven, NextOn = contact.NextOn, ReportsQuarter = contact.ReportsQuarter,
        },
        contact.RecordedOn, contact.Author, contact.Service, contact.CaseNote);

    private static CaseJob? Write(JobFacts? job) => job is null ? null : new()
    {
        Employed = job.Employed, Employer = job.Employer, Title = job.Title, SocCode = job.SocCode, StartedOn = job.StartedOn, WeeklyHours = job.WeeklyHours,
        HourlyWage = job.HourlyWage, Unsubsidized = job.Unsubsidized, Evidence = Write(job.Evidence),
    };

    private static JobFacts? Read(CaseJob? job) => job is null ? null : new()
    {
        Employed = job.Employed, Employer = job.Employer, Title = job.Title, SocCode = job.SocCode, StartedOn = job.StartedOn, WeeklyHours = job.WeeklyHours,
        HourlyWage = job.HourlyWage, Unsubsidized = job.Unsubsidized, Evidence = Read(job.Evidence),
    };

    private static CaseFollowUp? Write(FollowUpOffer? offer) => offer is null ? null : new()
    {
        OfferedOn = offer.OfferedOn, Accepted = offer.Accepted, Reason = offer.Reason,
        End = offer.End is { } end ? new() { On = end.On, Why = end.Why, Reason = end.Reason } : null,
        Planned = [.. offer.Planned.Select(each => new CasePlannedContact { Quarter = each.Quarter, On = each.On })],
    };

    private static FollowUpOffer? Read(CaseFollowUp? offer) => offer is null ? null : new()
    {
        OfferedOn = offer.OfferedOn, Accepted = offer.Accepted, Reason = offer.Reason,
        End = offer.End is { } end ? new(end.On, end.Why, end.Reason) : null,
        Planned = [.. offer.Planned.Select(each => new PlannedContact(each.Quarter, each.On))],
    };
}
