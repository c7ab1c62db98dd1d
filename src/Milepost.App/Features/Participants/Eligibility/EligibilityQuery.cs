using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Policy;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Eligibility;
using Milepost.Domain.Participants;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Participants.Eligibility;

/// <summary>Everything about one applicant's eligibility as it stands now, to read only.</summary>
public sealed record EligibilityView(
    Participant Participant, Domain.Participants.Application Application, EligibilityAnswers? Recorded, PackEligibility Policy,
    EligibilityFacts Facts, EligibilityResult Result, IReadOnlyList<Document> Documents)
{
    public IReadOnlyList<AnswerProof> Proofs => Recorded?.Proofs ?? [];

    public bool HasAnswers => Recorded is { Answers.Count: > 0 };

    /// <summary>The questions that matter for the programs applied for, as far as the answers so far do not make them idle.</summary>
    public IReadOnlyList<Question> Asked => [.. Policy.Questions.Values.Where(Matters)];

    public bool Matters(Question question) =>
        question.Programs.Any(Application.Programs.Contains)
        && (question.AskWhen is not { } when || when.Judge(EligibilityRules.SceneOf([], Facts)).Truth != Truth.No);

    public IReadOnlyList<QuestionSection> SectionsAsked => [.. Policy.Sections.Where(section => Asked.Any(question => question.Section == section.Id))];

    public AnswerProof? ProofOf(string question) => Proofs.FirstOrDefault(proof => proof.Question == question);

    public string NameOf(string question) => question switch
    {
        EligibilityRules.BirthDate => "Birth date",
        EligibilityRules.IncomeTables => "An income table in force (the office's page Income tables)",
        _ => Facts.Name(question),
    };

    public IReadOnlyList<string> DocumentsFor(string question) =>
        question == EligibilityRules.BirthDate ? Policy.BirthDateDocuments : Policy.Questions.TryGetValue(question, out var asked) ? asked.Documents : [];

    /// <summary>Answers on which a favorable result rests and that a document has to show. A screening or test on record proves itself.</summary>
    public IReadOnlyList<string> NeedProof =>
        [.. Result.RestsOn.Where(question => DocumentsFor(question).Count > 0
            && !(Facts.Answers.GetValueOrDefault(question)?.From is not null && Policy.Questions.GetValueOrDefault(question)?.OnRecord is RecordFact.Screening or RecordFact.TestGrade))];

    public IReadOnlyList<string> Unproven => [.. NeedProof.Where(question => ProofOf(question) is null)];

    /// <summary>What may be tied to a document: what needs it, what has it, and every other answer that a document can show.</summary>
    public IReadOnlyList<string> Provable =>
        [.. NeedProof.Union(Proofs.Select(proof => proof.Question)).Union([EligibilityRules.BirthDate])
            .Union(Asked.Where(question => question.Documents.Count > 0 && Facts.Answer(question.Id) is not null and not AnswerValues.No and not "never" and not "none").Select(question => question.Id))];

    public IReadOnlyList<Program> Programs => Application.Programs;

    public PolicySource? SourceOf(Citation citation) => Policy.Pack.Sources.GetValueOrDefault(citation.Source);
}

/// <summary>Puts together what eligibility is judged on: the answers, what the record knows anyway, and the income tables of the place.</summary>
public sealed partial class EligibilityQuery(MilepostDb db, EligibilityBook book, ReferenceLists lists, AgencyTime time)
{
    public async Task<EligibilityView?> HandleAsync(Guid participantId, CancellationToken ct) =>
        await db.VisibleParticipants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == participantId, ct) is { } participant
        && await db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.ParticipantId == participantId, ct) is { } application
            ? await OfAsync(participant, application, application.DeterminedOn ?? time.Today, ct) : null;

    /// <param name="on">The day of the determination, whose rules and ages count.</param>
    public async Task<EligibilityView> OfAsync(Participant participant, Domain.Participants.Application application, DateOnly on, CancellationToken ct)
    {
        var id = participant.Id;
        var policy = book[participant.PackId];
        var recorded = await db.EligibilityAnswers.AsNoTracking().SingleOrDefaultAsync(a => a.ParticipantId == id, ct);
        var tests = await db.Assessments.AsNoTracking().Where(a => a.ParticipantId == id).Select(a => a.Details).ToListAsync(ct);
        var documents = await db.Documents.AsNoTracking().Where(d => d.ParticipantId == id).OrderByDescending(d => d.AddedAt).ToListAsync(ct);

        var answers = (recorded?.Answers ?? new Dictionary<string, string>()).ToDictionary(answer => answer.Key, answer => new KnownAnswer(answer.Value));
        foreach (var question in policy.Questions.Values.Where(question => question.OnRecord is not null && !answers.ContainsKey(question.Id)))
            if (OnRecord(question.OnRecord!.Value, participant, tests) is { } known) answers[question.Id] = known;

        var facts = new EligibilityFacts(participant.Profile.BirthDate, application.AppliedOn, on, answers, policy.Questions, await TablesAsync(participant, ct));
        return new(participant, application, recorded, policy, facts, EligibilityRules.Judge(policy.Rules, facts, application.Programs), documents);
    }

    /// <summary>What the record holds already, and where.</summary>
    public static KnownAnswer? OnRecord(RecordFact fact, Participant participant, IReadOnlyList<AssessmentDetails> assessments) => fact switch
    {
        RecordFact.Veteran => participant.Profile.Veteran is { } veteran ? new(YesNo(veteran), "profile") : null,
        RecordFact.AttendingSchool => participant.Profile.AttendingSchool is { } attending ? new(YesNo(attending), "profile") : null,
        RecordFact.Screening => participant.Screening is { } screening ? new(YesNo(screening.BasicSkillsDeficient), $"basic skills screening of {screening.GivenOn.Words()}") : null,
        RecordFact.TestGrade => assessments.Where(test => test.Type == AssessmentType.BasicSkills).OrderByDescending(test => test.CompletedOn)
            .Select(test => (test, grades: test.Scores.Select(score => GradeIn(score.Level)).OfType<decimal>().ToList())).FirstOrDefault(each => each.grades.Count > 0) is { grades.Count: > 0 } found
            ? new(found.grades.Min().ToString(CultureInfo.InvariantCulture), $"{found.test.Tool ?? "basic skills test"} of {found.test.CompletedOn.Words()}") : null,
        _ => null,
    };

    /// <summary>A level that is a school grade, "8.4" or "Grade 8"; an NRS level is none.</summary>
    private static decimal? GradeIn(string? level) =>
        level is not null && Grade().Match(level) is { Success: true } match ? decimal.Parse(match.Groups["grade"].ValueSpan, CultureInfo.InvariantCulture) : null;

    private static string YesNo(bool yes) => yes ? AnswerValues.Yes : AnswerValues.No;

    /// <summary>Tables the places keep come before those that are the same everywhere; of two places, the nearer one's.</summary>
    private async Task<IReadOnlyList<IncomeTable>> TablesAsync(Participant participant, CancellationToken ct)
    {
        var units = await db.UnitsServingAsync(participant.OfficeId, ct);
        var depth = await db.OrgUnits.AsNoTracking().Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Path.Length, ct);
        var kept = await db.LocalIncomeTables.AsNoTracking().Where(t => units.Contains(t.OrgUnitId)).ToListAsync(ct);
        var nearest = kept.GroupBy(table => table.Details.Kind).SelectMany(kind => kind.Where(table => depth[table.OrgUnitId] == kind.Max(each => depth[each.OrgUnitId]))).Select(table => table.ToTable()).ToList();
        return [.. nearest, .. lists.IncomeTablesFor(participant.Profile.Address?.State).Where(table => nearest.All(own => own.Kind != table.Kind))
            .Select(table => table with { Place = IncomePlaces.Words(table.Place) })];
    }

    [GeneratedRegex(@"^\s*(grade\s*)?(?<grade>[0-9]{1,2}(\.[0-9])?)\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Grade();
}
