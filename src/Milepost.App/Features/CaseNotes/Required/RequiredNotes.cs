using Milepost.App.Features.Findings;
using Milepost.App.Features.Findings.OfParticipant;
using Milepost.App.ReferenceData;
using Milepost.Domain;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Policy.Evaluation;
using Milepost.Domain.Services;

namespace Milepost.App.Features.CaseNotes.Required;

public enum NoteState { Missing, Due, Exists, NotApplicable }

/// <summary>A note that the case note history should hold, and whether it does.</summary>
/// <param name="What">What it tells of: a service, a review.</param>
/// <param name="Words">How it stands, in a sentence.</param>
/// <param name="Note">The note that is it.</param>
/// <param name="WriteAt">Where the missing one is written, its template and service chosen.</param>
/// <param name="Why">The finding behind it, explained; null where the record alone says it.</param>
/// <param name="Lacks">Facts that the note does not tell.</param>
public sealed record RequiredNote(
    string What, NoteState State, string Words, CaseNote? Note = null, DateOnly? DueOn = null, string? WriteAt = null, string? Why = null, IReadOnlyList<string>? Lacks = null);

/// <param name="Moment">"Training begin", in the order of the policy's list.</param>
public sealed record RequiredNoteGroup(string Moment, IReadOnlyList<RequiredNote> Notes);

/// <summary>
/// The case note history as policy lists it (Illinois DCEO chapter 4.3, Case notes and file maintenance; Chicago Cook procedure, section 5).
/// Where a requirement judges a note, its finding speaks, so that this page and every other one say the same; else the record does.
/// </summary>
public sealed class RequiredNotes(ParticipantFindings findings, IReadOnlyList<CaseNoteSubject> subjects)
{
    private readonly IReadOnlyList<NoteAsked> _asked = NoteAsked.By(findings.Policy.Evaluator.Requirements);
    private readonly Domain.Policy.NoteSubjects _names = findings.Policy.Pack.Settings.NoteSubjects;

    private IReadOnlyList<CaseNote> Notes => findings.Record.CaseNotes;

    private DateOnly Today => findings.AsOf;

    private string Home => $"/participants/{findings.Person.Id}";

    public IReadOnlyList<RequiredNoteGroup> Groups =>
    [
        new("Introduction", [OfPerson(_names.Introduction, "Status at participation and why services are needed", "It is written once the person is enrolled.")]),
        new("Determination of training need", OfTrainings(_names.TrainingNeed, _ => null)),
        new("Training begin", OfTrainings(_names.TrainingBegin, _ => null)),
        new("Training end", OfTrainings(_names.TrainingEnd, service => service.EndsOn is null ? $"The training has not ended.{(service.Details.PlannedEndOn is { } end ? $" Planned end: {end.Words()}." : "")}" : null)),
        new("Regular contact", [Contact()]),
        new("A note for each service", EachService()),
        new("Two-way contact about each open service", OpenServices()),
        new("Plan reviews", Reviews()),
        new("Copy of the signed plan", Copies()),
        new("Service closure and exit", [OfPerson(_names.Exit, "Status at exit: work, employer, hire date, hours, wage, exclusion", "No exit is recorded.")]),
        new("Follow-up", [FollowUp()]),
    ];

    private IEnumerable<Service> Trainings => findings.Record.Services.Where(s => s.Details.Kind is ServiceKind.Training or ServiceKind.Apprenticeship).OrderByDescending(s => s.Details.StartsOn);

    /// <summary>A note about the person as a whole.</summary>
    private RequiredNote OfPerson(string? subject, string what, string notYet)
    {
        if (subject is null) return NotAsked(what);
        var note = Latest(n => n.Details.Subject == subject);
        var line = _asked.Where(a => a.Duty == NoteDuty.Subject && a.Subject == subject).Select(a => findings.Find(a.Requirement.Id, "participant")).FirstOrDefault(l => l is not null);
        if (line is not null) return ByFinding(what, line, note, Write(subject));
        return note is not null ? There(what, note) : new(what, NoteState.NotApplicable, notYet);
    }

    private List<RequiredNote> OfTrainings(string? subject, Func<Service, string?> notYet)
    {
        if (subject is null) return [NotAsked("Training")];
        var rows = Trainings.Select(service =>
        {
            var what = Named(service);
            var note = Latest(n => n.Details.Subject == subject && n.Details.Service == service.CaseFileId);
            if (note is not null) return There(what, note);
            if (service.Details.StartsOn > Today) return new(what, NoteState.NotApplicable, $"It begins on {service.Details.StartsOn.WordsAndAway(Today)}.", WriteAt: Write(subject, service));
            if (notYet(service) is { } why) return new(what, NoteState.NotApplicable, why);
            var asked = _asked.FirstOrDefault(a => a.Duty == NoteDuty.Subject && a.Subject == subject);
            var line = asked is null ? null : findings.Find(asked.Requirement.Id, "service:" + service.CaseFileId);
            // One requirement may ask for several notes; its details say which is missing.
            return line is not null && asked!.Detail is { } detail && !line.Finding.Verdict.Details.Contains(detail)
                ? new(what, NoteState.NotApplicable, "Not asked for.", Why: Explain(line))
                : line is not null ? ByFinding(what, line, null, Write(subject, service)) : new(what, NoteState.Missing, "There is no such note about it.", WriteAt: Write(subject, service));
        }).ToList();
        return rows.Count > 0 ? rows : [new("Training", NoteState.NotApplicable, "No training is entered.")];
    }

    private RequiredNote Contact()
    {
        const string what = "Two-way contact with the person";
        if (_asked.FirstOrDefault(a => a.Duty == NoteDuty.Contact) is not { } asked) return NotAsked(what);
        var last = Latest(n => n.Details.TwoWay);
        if (findings.Find(asked.Requirement.Id, "participant") is not { } line)
            return last is not null ? There(what, last) : new(what, NoteState.NotApplicable, "Asked for while the person is in a program.");
        var late = line.Finding.Outcome == Outcome.Overdue;
        return new(
            what, line.Urgency == Urgency.Waived ? NoteState.NotApplicable : late ? NoteState.Missing : NoteState.Due,
            Sentence(line), last, line.Finding.DueOn, $"{Home}/contact", Explain(line));
    }

    private List<RequiredNote> EachService()
    {
        if (_asked.FirstOrDefault(a => a.Duty == NoteDuty.EachService) is not { } asked) return [NotAsked("Services")];
        var rows = findings.Record.Services.OrderByDescending(s => s.Details.StartsOn).Select(service =>
        {
            var note = Latest(n => n.Details.Service == service.CaseFileId);
            if (findings.Find(asked.Requirement.Id, "service:" + service.CaseFileId) is { } line) return ByFinding(Named(service), line, note, Write(null, service));
            return note is not null ? There(Named(service), note)
                : new(Named(service), NoteState.NotApplicable, service.Details.Kind == ServiceKind.SelfService ? "Self-service needs none." : service.Details.StartsOn > Today ? "It is planned." : "Not asked for.");
        }).ToList();
        return rows.Count > 0 ? rows : [new("Services", NoteState.NotApplicable, "No service is entered.")];
    }

    /// <summary>Each open service has notes of ongoing two-way contact (Illinois DCEO chapter 4.3, Case notes and file maintenance). How often is that of the regular contact.</summary>
    private List<RequiredNote> OpenServices()
    {
        if (_asked.FirstOrDefault(a => a.Duty == NoteDuty.Contact) is not { Every: { } every }) return [NotAsked("Open services")];
        var open = findings.Record.Services.Where(s => s.IsOpen && s.Details.StartsOn <= Today && s.Details.Kind != ServiceKind.SelfService).OrderByDescending(s => s.Details.StartsOn).ToList();
        if (open.Count == 0) return [new("Open services", NoteState.NotApplicable, "No service is open.")];
        return [.. open.Select(service =>
        {
            var last = Latest(n => n.Details.TwoWay && n.Details.Service == service.CaseFileId);
            var due = every.After(last?.Details.OccurredOn ?? service.Details.StartsOn);
            return new RequiredNote(
                Named(service), due < Today ? NoteState.Missing : last is null ? NoteState.Due : NoteState.Exists,
                (last is null ? "No two-way contact about it is noted. " : "") + (due < Today ? $"It was due on {due.Words()}, {due.Away(Today)}." : $"The next is due by {due.WordsAndAway(Today)}."),
                last, due, Write(_names.Contact, service));
        })];
    }

    private List<RequiredNote> Reviews()
    {
        var reviews = findings.Record.Plans.SelectMany(plan => plan.Reviews.Select(review => (plan, review))).OrderByDescending(r => r.review.On).ToList();
        if (_asked.FirstOrDefault(a => a.Duty == NoteDuty.Review) is not { } asked) return [NotAsked("Plan reviews")];
        if (reviews.Count == 0) return [new("Plan reviews", NoteState.NotApplicable, "No review is recorded.")];
        return [.. reviews.Select(each =>
        {
            var (subject, what) = (each.review.Changed ? _names.ReviewChanged : _names.ReviewUnchanged, $"Review of {each.review.On.Words()}, {(each.review.Changed ? "with changes" : "no changes")}");
            var note = Latest(n => n.Details.Subject == subject && n.Details.OccurredOn == each.review.On);
            var line = findings.Find(asked.Requirement.Id, "plan:" + each.plan.CaseFileId);
            return note is not null ? There(what, note)
                : new(what, NoteState.Missing, $"There is no note \"{subject}\" of that day.", WriteAt: Write(subject, on: each.review.On), Why: line is null ? null : Explain(line));
        })];
    }

    private List<RequiredNote> Copies()
    {
        if (_names.CopyGiven is not { } subject) return [NotAsked("Copies")];
        var signed = findings.Record.Plans.SelectMany(p => p.Agreements).Where(a => a is { Method: not AgreementMethod.UnableToCollect, ParticipantSignedOn: not null, StaffSignedOn: not null }).ToList();
        if (signed.Count == 0) return [new("Copies", NoteState.NotApplicable, "No plan is signed by both yet.")];
        return [.. signed.Select(agreement =>
        {
            var what = $"Plan version {agreement.PlanVersion}, signed {agreement.On?.Words()}";
            if (agreement.CopyGivenOn is not { } given) return new(what, NoteState.Missing, "The copy is not recorded, and so no note of it.", WriteAt: $"{Home}/plans");
            var note = Latest(n => n.Details.Subject == subject && n.Details.OccurredOn >= given);
            return note is not null ? There(what, note) : new RequiredNote(what, NoteState.Missing, $"The copy was given on {given.Words()}. No note tells of it.", WriteAt: Write(subject, on: given));
        })];
    }

    private RequiredNote FollowUp()
    {
        const string what = "Services and information after the exit";
        if (_names.FollowUp is not { } subject) return NotAsked(what);
        var given = findings.Record.Services.Where(s => s.Details.Kind == ServiceKind.FollowUp).Select(s => s.CaseFileId).ToHashSet();
        var exit = findings.Record.Enrollments.Any(e => e.ExitedOn is null) ? null : findings.Record.Enrollments.Max(e => e.ExitedOn);
        if (exit is not { } left) return new(what, NoteState.NotApplicable, "It follows an exit, and none is recorded.");
        // Career planning goes on for a year after placement (chapter 4.3, What is career planning); the follow-up of youth for at least as long.
        var until = left.AddMonths(12);
        var note = Latest(n => n.Details.OccurredOn >= left && (n.Details.Subject == subject || (n.Details.Service is { } about && given.Contains(about))));
        return note is not null ? There(what, note) : until < Today ? new(what, NoteState.Missing, $"The year after the exit ended on {until.Words()}, and no note tells of follow-up.", WriteAt: Write(subject))
            : new(what, NoteState.Due, $"Follow-up goes on until {until.Words()}. No note tells of it yet.", DueOn: until, WriteAt: Write(subject));
    }

    private RequiredNote ByFinding(string what, FindingLine line, CaseNote? note, string writeAt)
    {
        if (line.Finding.Outcome is Outcome.Met or Outcome.MetLate && note is not null) return There(what, note) with { Why = Explain(line) };
        if (line.Finding.Outcome is Outcome.Met or Outcome.MetLate) return new(what, NoteState.Exists, FindingWords.Sentence(line.Finding), Why: Explain(line));
        if (line.Urgency == Urgency.Waived) return new(what, NoteState.NotApplicable, $"A supervisor lets it wait until {line.Waiver!.Until.Words()}.", note, WriteAt: writeAt, Why: Explain(line));
        var words = note is null ? Sentence(line) : $"{Sentence(line)} The last one, of {note.Details.OccurredOn.Words()}, does not do.";
        return new(what, line.Finding.Outcome == Outcome.Due ? NoteState.Due : NoteState.Missing, words, note, line.Finding.DueOn, writeAt, Explain(line));
    }

    private static string Sentence(FindingLine line) => line.Finding.Outcome == Outcome.NotMet ? "It is missing." : FindingWords.Sentence(line.Finding);

    private RequiredNote There(string what, CaseNote note) =>
        new(what, NoteState.Exists, $"Written for {note.Details.OccurredOn.Words()}.", note, Lacks: NoteText.Missing(subjects.FirstOrDefault(s => s.Subject == note.Details.Subject), note.Details.Text));

    private RequiredNote NotAsked(string what) => new(what, NoteState.NotApplicable, $"{findings.Policy.Pack.Title} asks for no such note.");

    private CaseNote? Latest(Func<CaseNote, bool> fits) => Notes.Where(fits).OrderByDescending(n => n.Details.OccurredOn).ThenByDescending(n => n.Id).FirstOrDefault();

    private static string Named(Service service) => $"{service.Title}, {service.Details.StartsOn.Words()}";

    private string Explain(FindingLine line) => FindingLinks.Explain(findings.Person.Id, line.Finding.Requirement.Id, line.Finding.Subject);

    private string Write(string? subject, Service? service = null, DateOnly? on = null) => RecordPlace.Of(findings.Person.Id, "/notes/new")
        .Asking(("subject", subject), ("service", service?.CaseFileId), ("on", on?.ToString("yyyy-MM-dd"))).Address;
}

public sealed class RequiredNotesQuery(FindingsOfParticipantQuery findings, ReferenceLists lists)
{
    public async Task<(ParticipantFindings Findings, IReadOnlyList<RequiredNoteGroup> Groups)?> HandleAsync(Guid participantId, CancellationToken ct) =>
        await findings.HandleAsync(participantId, asOf: null, ct) is { } found ? (found, new RequiredNotes(found, lists.Subjects(found.Person.PackId)).Groups) : null;
}
