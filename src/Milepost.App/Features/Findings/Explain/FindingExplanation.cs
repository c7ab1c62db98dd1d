using Milepost.App.Access;
using Milepost.App.Features.Findings.OfParticipant;
using Milepost.App.Policy;
using Milepost.App.Web.TagHelpers;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Milepost.Domain.Policy;
using Milepost.Domain.Policy.Evaluation;

namespace Milepost.App.Features.Findings.Explain;

/// <summary>
/// Why something was found: the facts, the rule, the words it rests on and what settles it. The model of <c>_FindingExplanation</c>, which
/// any page of findings may show in place.
/// </summary>
/// <param name="Status">What came out, as one word or two: "3 days late".</param>
/// <param name="Sentence">The same as a sentence.</param>
/// <param name="Sources">The words it rests on; those of the requirement itself first.</param>
/// <param name="Waivers">Those in force on the day, for this requirement here.</param>
/// <param name="WaiveLink">Null for those who may not waive, and where nothing needs it.</param>
/// <param name="ActionLink">Null for those who only read, and where there is nothing to do.</param>
public sealed record FindingExplanation(
    Requirement Requirement, RecordThing Thing, DateOnly AsOf, string Status, StatusKind Kind, string Sentence, IReadOnlyList<string> Lacking,
    IReadOnlyList<FactLine> Facts, string Rule, IReadOnlyList<QuotedSource> Sources, string PackTitle, string JudgedBy,
    IReadOnlyList<SupervisorWaiver> Waivers, string? WaiveLink, string? ActionLink)
{
    public string ActionWords => FindingLinks.ActionWords(Requirement.SettledBy);

    /// <summary>What would settle it is told only where something is to be done.</summary>
    public bool IsToDo { get; private init; }

    public static FindingExplanation Of(ParticipantFindings findings, Requirement requirement, RecordThing thing, string subject, Packs packs, Actor actor)
    {
        var line = findings.Find(requirement.Id, subject);
        var coming = line is null ? findings.Coming.FirstOrDefault(one => one.Finding.Requirement.Id == requirement.Id && one.Finding.Subject == subject) : null;
        var finding = line?.Finding ?? coming?.Finding;
        var isToDo = finding is not null && finding.Outcome is not (Outcome.Met or Outcome.MetLate);
        var pack = packs[requirement.Pack];
        var waivers = findings.Waivers.Where(waiver => waiver.Covers(requirement.Id, subject)).ToList();
        return new(
            requirement, thing, findings.AsOf,
            StatusOf(line, coming, findings.AsOf), KindOf(line), SentenceOf(line, coming, findings.AsOf),
            line?.Lacking ?? coming?.Lacking ?? [],
            [.. (finding?.Verdict.Because ?? []).Select(fact => FactLine.Of(fact, findings.Things))],
            RuleSentence.Of(requirement),
            [.. requirement.AlsoCites.Insert(0, requirement.Citation).GroupBy(cited => (cited.Source, cited.Section))
                .Select(place => new QuotedSource(pack.Sources[place.Key.Source], place.Key.Section, [.. place.Select(cited => cited.Quote).OfType<string>()]))],
            pack.Title, $"{findings.Policy.Pack.Title}, version {findings.Policy.Version}",
            waivers,
            isToDo && findings.IsToday && finding!.Outcome != Outcome.Advice ? WaiverPages.NewFor(findings.Person.Id, requirement.Id, subject, actor) : null,
            isToDo && findings.IsToday && !actor.OnlyReads ? FindingLinks.Settle(findings.Person.Id, requirement.Id, subject) : null)
        { IsToDo = isToDo };
    }

    private static string StatusOf(FindingLine? line, ComingFinding? coming, DateOnly day)
    {
        if (coming is not null) return $"From {coming.From.WordsAndAway(day)}";
        if (line is null) return "Not asked for";
        return line.Finding.Outcome == Outcome.Advice ? "Advice" : Capital(line.IsOpen ? line.DueWords : FindingWords.DoneWords(line.Finding));
    }

    private static StatusKind KindOf(FindingLine? line) => line switch
    {
        null => StatusKind.Waiting,
        { IsOpen: true } => FindingsPage.KindOf(line),
        { Finding.Outcome: Outcome.Met } => StatusKind.Good,
        _ => StatusKind.Neutral,
    };

    private static string SentenceOf(FindingLine? line, ComingFinding? coming, DateOnly day) => (line, coming) switch
    {
        ({ } now, _) => FindingWords.Sentence(now.Finding),
        (_, { } later) => $"Nothing is asked for yet. From {later.From.WordsAndAway(day)}, if the record stays as it is: {Urgencies.DueWords(later.Finding.Outcome, later.Finding.DueOn, later.From)}.",
        _ => "Policy does not ask for this here on that day.",
    };

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}

/// <summary>A fact that decided, with its day and the thing in the record it stands in.</summary>
/// <param name="What">Null where the thing itself says it.</param>
public sealed record FactLine(string? What, DateOnly? On, RecordThing? Thing)
{
    public static FactLine Of(Evidence fact, RecordThings things)
    {
        var thing = things.Find(fact.Ref);
        var what = FindingWords.Fact(fact.What, things);
        return new(thing is { Kind: { } kind } && what == FindingWords.Spaced(CodeWords.Of(kind)) ? null : char.ToUpperInvariant(what[0]) + what[1..], fact.On, thing);
    }
}

/// <summary>Words of a source, and where they stand in it.</summary>
public sealed record QuotedSource(PolicySource Source, string? Section, IReadOnlyList<string> Quotes);
