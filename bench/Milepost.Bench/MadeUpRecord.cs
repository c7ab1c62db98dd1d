using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Milepost.App.Features.CaseFiles;
using Milepost.Domain;

namespace Milepost.Bench;

/// <summary>Makes many people of the record of 60 facts: each at another point of the way, most with their things in order, a few not.</summary>
/// <remarks>The same seed makes the same person.</remarks>
internal sealed partial class MadeUpRecord(int seed, DateOnly today)
{
    /// <summary>The day the record is written for.</summary>
    private static readonly DateOnly WrittenFor = new(2025, 6, 30);

    private static readonly string[] FirstNames = ["Wren", "Ash", "Marlow", "Quinn", "Sage", "Rowan", "Ellis", "Indigo", "Juno", "Lark", "Nova", "Onyx", "Perry", "Reef", "Sol", "Tansy"];
    private static readonly string[] LastNames = ["Yardstick", "Sampleton", "Testwell", "Placeholder", "Madeup", "Fictional", "Inventson", "Notareal", "Mockford", "Dummyfield"];

    private readonly Random _random = new(seed);
    private int _more = 100;

    public CaseFile Of(string json)
    {
        // How long ago it was as the file says.
        var since = OneIn(10) ? _random.Next(40, 100) : OneIn(4) ? _random.Next(20, 40) : _random.Next(20);
        var reading = CaseFileReader.Read(Encoding.UTF8.GetBytes(Moved(json, today.DayNumber - since - WrittenFor.DayNumber)));
        var file = reading.File ?? throw new InvalidOperationException("The record of 60 facts cannot be read. `milepost check` says why.");
        var notes = Some(file.CaseNotes, oneIn: 8).Concat(MissingNotes(file)).Concat(Contacts(since)).ToList();
        return file with
        {
            Participant = file.Participant with
            {
                Id = $"MADE-UP-{seed:00000}", FirstName = FirstNames[seed % FirstNames.Length], LastName = $"{LastNames[seed / FirstNames.Length % LastNames.Length]}-{seed}",
                BirthDate = new DateOnly(1975, 1, 1).AddDays(_random.Next(11_000)), Email = $"person{seed}@example.org",
            },
            Assessments = Some(file.Assessments, oneIn: 12),
            Plans = [.. file.Plans.Select(plan => InOrder(plan, since))],
            Services = [.. file.Services.Select(InOrder), .. PlanEpisodes(file), .. FollowUps(since)],
            CaseNotes = notes,
            Credentials = Some(file.Credentials, oneIn: 2),
            SkillGains = Some(file.SkillGains, oneIn: 2),
            PlannedGaps = Some(file.PlannedGaps, oneIn: 2),
            Enrollments = OneIn(8) ? [.. file.Enrollments.Select(e => e.ExitedOn is null ? e with { ExitedOn = today.AddDays(-since), ExitRecordedOn = today.AddDays(-since) } : e)] : file.Enrollments,
        };
    }

    private CasePlan InOrder(CasePlan plan, int since) => plan with
    {
        Goals = [.. plan.Goals.Select(goal => goal with
        {
            Objectives = [.. goal.Objectives.Select(objective => objective with
            {
                Outcome = objective.ClosedOn is not null && Mended ? objective.Outcome ?? Completion.Successful : objective.Outcome,
                Justification = Mended ? objective.Justification ?? "Needed for the goal." : objective.Justification,
            })],
        })],
        Agreements = [.. plan.Agreements.Select(agreement => Mended ? agreement with { CopyGivenOn = agreement.CopyGivenOn ?? agreement.StaffSignedOn } : agreement), .. SignedAgain(plan)],
        // Somebody who was looked at nine days before it was due, or in time since.
        Reviews = plan.ClosedOn is null && since > 5 && Mended ? [.. plan.Reviews, new CaseReview { On = today.AddDays(-_random.Next(Math.Min(since, 80))), Changed = false }] : plan.Reviews,
    };

    private IEnumerable<CaseAgreement> SignedAgain(CasePlan plan) =>
        plan.Changes.Where(change => change.Kind == ChangeKind.GoalChanged && Mended).Select(change =>
            new CaseAgreement { Id = $"AG-{++_more}", Method = AgreementMethod.Paper, ParticipantSignedOn = change.On, StaffSignedOn = change.On, CopyGivenOn = change.On });

    private CaseService InOrder(CaseService service) => service.InformedChoice.Count > 0 && Mended ? service with { InformedChoice = Enum.GetValues<InformedChoice>() } : service;

    private IEnumerable<CaseService> PlanEpisodes(CaseFile file) =>
        file.Plans.SelectMany(plan => plan.Changes).Where(_ => Mended).Select(change => new CaseService
        {
            Id = $"S-{++_more}", Code = "205", Name = "Plan changed", Kind = ServiceKind.PlanDevelopment, Program = Program.Adult, StartsOn = change.On, EndsOn = change.On,
            Completion = Completion.Successful, RecordedOn = change.On, ClosureRecordedOn = change.On,
        }).ToList();

    private IEnumerable<CaseService> FollowUps(int since) => Mended
        ? [new() { Id = $"S-{++_more}", Name = "Follow-up", Kind = ServiceKind.FollowUp, Program = Program.Youth, YouthElement = 9, StartsOn = today.AddDays(-since - 20), EndsOn = today.AddDays(-since - 20), Completion = Completion.Successful, RecordedOn = today.AddDays(-since - 20), ClosureRecordedOn = today.AddDays(-since - 20) }]
        : [];

    private IEnumerable<CaseNote> MissingNotes(CaseFile file) =>
        file.Services.Where(service => file.CaseNotes.All(note => note.Service != service.Id) && Mended)
            .Select(service => Note(service.StartsOn, service.Name) with { Service = service.Id, TwoWay = false })
            .Concat(file.Plans.SelectMany(plan => plan.Reviews).Where(review => review.CaseNote is null && Mended).Select(review => Note(review.On, "IEP/ISS Review"))).ToList();

    /// <summary>About every three weeks since, and once in a while too late.</summary>
    private IEnumerable<CaseNote> Contacts(int since)
    {
        if (since < 10 || OneIn(6)) return [];
        return Enumerable.Range(0, 1 + (since / 21)).Select(back => today.AddDays(-_random.Next(12) - (back * 21))).Select(day => Note(day, "Regular contact")).ToList();
    }

    private CaseNote Note(DateOnly day, string subject) =>
        new() { Id = $"N-{++_more}", Subject = subject, OccurredOn = day, RecordedOn = day, TwoWay = true, Text = "Spoke about the next steps, about getting there and about what was agreed the last time.", Author = "Made-up planner" };

    private bool Mended => !OneIn(12);

    private List<T> Some<T>(IReadOnlyList<T> all, int oneIn) => [.. all.Where(_ => !OneIn(oneIn))];

    private bool OneIn(int times) => _random.Next(times) == 0;

    private static string Moved(string json, int days) => Day().Replace(json, match =>
        match.Groups["birth"].Success ? match.Value : $"\"{DateOnly.ParseExact(match.Groups["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(days):yyyy-MM-dd}\"");

    [GeneratedRegex("""(?<birth>"birthDate"\s*:\s*)?"(?<day>\d{4}-\d{2}-\d{2})["]""")]
    private static partial Regex Day();
}
