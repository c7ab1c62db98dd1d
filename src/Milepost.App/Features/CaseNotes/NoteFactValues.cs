using Microsoft.EntityFrameworkCore;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Services;

namespace Milepost.App.Features.CaseNotes;

/// <summary>What the record can say of the facts that notes must hold, by the names of <see cref="ReferenceData.NoteFactSources"/>.</summary>
public static class NoteFactValues
{
    public static Dictionary<string, string> Of(Service service, IEnumerable<Credential> credentials)
    {
        var (details, values) = (service.Details, new Dictionary<string, string>());
        Put(values, "service.name", service.Title);
        Put(values, "service.startsOn", details.StartsOn.Words());
        Put(values, "service.plannedEndOn", details.PlannedEndOn?.Words());
        Put(values, "service.endsOn", service.EndsOn?.Words());
        Put(values, "service.program", details.TrainingProgram ?? details.Name);
        Put(values, "service.provider", details.Provider);
        Put(values, "service.cost", details.Cost?.ToString("$#,##0.00"));
        Put(values, "service.completed", service.Completion switch { Completion.Successful => "yes", Completion.Unsuccessful => "no", _ => null });
        Put(values, "service.credential", string.Join(", ", credentials.Where(c => c.AttainedOn >= details.StartsOn).Select(c => $"{c.Name}, {c.AttainedOn.Words()}")));
        Put(values, "service.support", details.SupportType ?? details.Name);
        Put(values, "service.barriers", string.Join(", ", details.Barriers));
        return values;
    }

    public static Dictionary<string, string> Of(TrainingChoice choice)
    {
        var (details, values) = (choice.Details, new Dictionary<string, string>());
        Put(values, "choice.training", details.Provider is null ? details.Training : $"{details.Training}, {details.Provider}");
        Put(values, "choice.reason", details.Reason);
        Put(values, "choice.market", Talks(InformedChoice.LocalLaborMarket, InformedChoice.InDemandOccupations));
        Put(values, "choice.employers", Talks(InformedChoice.EmployerSkillDemand, InformedChoice.HiringPrerequisites));
        Put(values, "choice.sustainable", Talks(InformedChoice.SustainableEmployment));
        Put(values, "choice.grants", details.Tests.FirstOrDefault(t => t.Test == TrainingTest.OtherGrantsFallShort)?.Why);
        return values;

        string Talks(params InformedChoice[] about) =>
            string.Join("; ", details.Talks.Where(t => about.Contains(t.About) && t.Discussed is not null).Select(t => t.Source is null ? t.Discussed! : $"{t.Discussed} ({t.Source})"));
    }

    public static Dictionary<string, string> Of(Enrollment exited)
    {
        var values = new Dictionary<string, string>();
        if (exited.ExitedOn is null) return values;
        Put(values, "exit.employed", exited.EmployedOn is null ? null : "yes");
        Put(values, "exit.hireDate", exited.EmployedOn?.Words());
        return values;
    }

    public static Dictionary<string, string> Of(Assessment assessment)
    {
        var (details, values) = (assessment.Details, new Dictionary<string, string>());
        Put(values, "assessment.tool", $"{details.Tool ?? Words.Of(details.Type)}, {details.CompletedOn.Words()}");
        Put(values, "assessment.result", string.Join("; ", details.Scores.Select(s => $"{s.Name} {s.Score}{(s.Level is null ? "" : $" ({s.Level})")}")));
        return values;
    }

    private static void Put(Dictionary<string, string> values, string source, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value)) values[source] = value;
    }
}

/// <summary>The facts of a person's record that a new note starts from.</summary>
public sealed class NoteFactsQuery(MilepostDb db)
{
    /// <param name="service">The service the note tells of.</param>
    public async Task<IReadOnlyDictionary<string, string>> HandleAsync(Guid participantId, Service? service, CancellationToken ct)
    {
        var values = new Dictionary<string, string>();
        if (!await db.VisibleParticipants.AnyAsync(p => p.Id == participantId, ct)) return values;
        if (await db.Applications.AsNoTracking().Where(a => a.ParticipantId == participantId).Select(a => a.CertifiedOn).SingleOrDefaultAsync(ct) is { } certified)
            values["application.certifiedOn"] = certified.Words();
        if ((await db.Enrollments.AsNoTracking().Where(e => e.ParticipantId == participantId && e.ExitedOn != null).ToListAsync(ct)).MaxBy(e => e.ExitedOn) is { } exited)
            Add(NoteFactValues.Of(exited));
        if ((await db.Assessments.AsNoTracking().Where(a => a.ParticipantId == participantId).ToListAsync(ct)).Where(a => !a.IsExemption).MaxBy(a => (a.Details.CompletedOn, a.Id)) is { } assessment)
            Add(NoteFactValues.Of(assessment));
        var choices = await db.TrainingChoices.AsNoTracking().Where(c => c.ParticipantId == participantId).ToListAsync(ct);
        if ((service is null ? null : choices.FirstOrDefault(c => c.Service == service.CaseFileId)) is { } its) Add(NoteFactValues.Of(its));
        else if (choices.Where(c => c.Service is null).MaxBy(c => c.Id) is { } open) Add(NoteFactValues.Of(open));
        if (service is not null) Add(NoteFactValues.Of(service, await db.Credentials.AsNoTracking().Where(c => c.ParticipantId == participantId).ToListAsync(ct)));
        return values;

        void Add(Dictionary<string, string> more)
        {
            foreach (var (source, value) in more) values[source] = value;
        }
    }
}
