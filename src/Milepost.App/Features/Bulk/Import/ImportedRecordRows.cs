using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Features.Findings;
using Milepost.App.Features.Plans.Versions;
using Milepost.App.Store;
using Milepost.App.Store.Bulk;
using Milepost.Domain.Participants;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy.Evaluation;
using Milepost.Domain.Services;

namespace Milepost.App.Features.Bulk.Import;

/// <summary>The tables that a person's record is written to, as the model has them.</summary>
internal sealed class RecordTables(IModel model)
{
    public BulkTable<Participant> Participants { get; } = new(model);
    public BulkTable<Application> Applications { get; } = new(model);
    public BulkTable<Enrollment> Enrollments { get; } = new(model);
    public BulkTable<Plan> Plans { get; } = new(model);
    public BulkTable<Goal> Goals { get; } = new(model);
    public BulkTable<Objective> Objectives { get; } = new(model);
    public BulkTable<Agreement> Agreements { get; } = new(model);
    public BulkTable<PlanVersion> PlanVersions { get; } = new(model);
    public BulkTable<Service> Services { get; } = new(model);
    public BulkTable<Milepost.Domain.CaseNotes.CaseNote> CaseNotes { get; } = new(model);
    public BulkTable<LedgerFinding> Findings { get; } = new(model);
    public BulkTable<JudgedRecord> JudgedRecords { get; } = new(model);
    public BulkTable<HistoryEntry> History { get; } = new(model);
    public BulkTable<ExternalId> ExternalIds { get; } = new(model);
    public BulkTable<ImportedRecord> ImportedRecords { get; } = new(model);
}

/// <summary>The rows of many new records, ready to be written in the order that their keys ask for.</summary>
internal sealed class RecordRows(RecordTables tables, Func<BulkRows> newRows)
{
    private readonly BulkRows _participants = newRows(), _applications = newRows(), _enrollments = newRows(), _plans = newRows(), _goals = newRows(), _objectives = newRows(),
        _agreements = newRows(), _versions = newRows(), _services = newRows(), _notes = newRows(), _findings = newRows(), _judged = newRows(), _history = newRows(),
        _externalIds = newRows(), _imported = newRows();

    public int People => _participants.Count;

    /// <summary>Makes room for the next people in the same memory: it is pinned, and giving it back each time would keep the collector busy.</summary>
    public void Clear()
    {
        foreach (var rows in new[]
        {
            _participants, _applications, _enrollments, _plans, _goals, _objectives, _agreements, _versions, _services, _notes, _findings, _judged, _history, _externalIds, _imported,
        }) rows.Clear();
    }

    /// <summary>Adds everything that a page would have left: the parts, the history's first entry, the settled version, the findings.</summary>
    public void Add(RecordInHand hand, string externalId, ImportContext context)
    {
        var person = hand.Participant!;
        var policy = context.Policies[person.PackId].Judged;
        var record = new ParticipantRecord(
            person, hand.Application, hand.Enrollment is null ? [] : [hand.Enrollment], [], hand.Plan is null ? [] : [hand.Plan], hand.Services, hand.Notes, [], [], [], [], []);
        var file = RecordToCaseFile.Write(record, null, null);
        var outlook = Outlook.Of(policy.Evaluator, CaseFileFacts.Of(file), context.Today);
        var names = SubjectNames.Of(file);
        foreach (var lasting in outlook.Findings) tables.Findings.Encode(LineOf(person.Id, lasting, names), _findings);
        tables.JudgedRecords.Encode(new() { ParticipantId = person.Id, Pack = policy.Pack.Id, PackVersion = policy.Version, Through = outlook.Through, Revision = 1 }, _judged);

        var at = context.Clock.GetUtcNow();
        at = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));
        var entry = ImportHistory.FirstEntry(hand, context, at);
        tables.History.Encode(entry, _history);
        SetHistoryHead(person, entry.Hash);
        SetHistoryLength(person, entry.Sequence);

        tables.Participants.Encode(person, _participants);
        if (hand.Application is { } application) tables.Applications.Encode(application, _applications);
        if (hand.Enrollment is { } enrollment) tables.Enrollments.Encode(enrollment, _enrollments);
        if (hand.Plan is { } plan) Add(plan, hand, context, at);
        foreach (var service in hand.Services) tables.Services.Encode(service, _services);
        foreach (var note in hand.Notes) tables.CaseNotes.Encode(note, _notes);
        var own = hand.Taken.Find(t => t.Kind == TableKind.Participants);
        tables.ExternalIds.Encode(new() { Kind = ExternalId.Participant, Value = externalId, RecordId = person.Id, RowHash = own.Hash }, _externalIds);
        tables.ImportedRecords.Encode(new() { ParticipantId = person.Id, Rows = RecordInHand.Write(hand.Taken) }, _imported);
    }

    private void Add(Plan plan, RecordInHand hand, ImportContext context, DateTimeOffset at)
    {
        tables.Plans.Encode(plan, _plans);
        foreach (var goal in plan.Goals)
        {
            tables.Goals.Encode(goal, _goals, plan.Id);
            foreach (var objective in goal.Objectives) tables.Objectives.Encode(objective, _objectives, goal.Id);
        }
        foreach (var agreement in plan.Agreements) tables.Agreements.Encode(agreement, _agreements, plan.Id);
        if (!plan.Settled) return;
        tables.PlanVersions.Encode(new()
        {
            ParticipantId = plan.ParticipantId, PlanId = plan.Id, Number = plan.VersionNumber, Content = PlanContent.Of(plan, hand.Services).ToJson(), SettledAt = at, SettledBy = context.ActorName,
        }, _versions);
    }

    private static LedgerFinding LineOf(Guid participantId, LastingFinding lasting, Dictionary<string, string> names)
    {
        var finding = lasting.Finding;
        return new()
        {
            ParticipantId = participantId, Requirement = finding.Requirement.Id, Subject = finding.Subject, SeenFrom = lasting.From, SeenThrough = lasting.Through,
            Outcome = finding.Outcome == Outcome.Overdue ? Outcome.Due : finding.Outcome, DueOn = finding.DueOn, MetOn = finding.MetOn,
            Details = finding.Verdict.Details, About = names.GetValueOrDefault(finding.Subject),
        };
    }

    public async Task WriteAsync(BulkWriter writer, CancellationToken ct)
    {
        await writer.WriteAsync(tables.Participants.Name, tables.Participants.Columns, _participants, ct);
        await writer.WriteAsync(tables.Applications.Name, tables.Applications.Columns, _applications, ct);
        await writer.WriteAsync(tables.Enrollments.Name, tables.Enrollments.Columns, _enrollments, ct);
        await writer.WriteAsync(tables.Plans.Name, tables.Plans.Columns, _plans, ct);
        await writer.WriteAsync(tables.Goals.Name, tables.Goals.Columns, _goals, ct);
        await writer.WriteAsync(tables.Objectives.Name, tables.Objectives.Columns, _objectives, ct);
        await writer.WriteAsync(tables.Agreements.Name, tables.Agreements.Columns, _agreements, ct);
        await writer.WriteAsync(tables.PlanVersions.Name, tables.PlanVersions.Columns, _versions, ct);
        await writer.WriteAsync(tables.Services.Name, tables.Services.Columns, _services, ct);
        await writer.WriteAsync(tables.CaseNotes.Name, tables.CaseNotes.Columns, _notes, ct);
        await writer.WriteAsync(tables.Findings.Name, tables.Findings.Columns, _findings, ct);
        await writer.WriteAsync(tables.JudgedRecords.Name, tables.JudgedRecords.Columns, _judged, ct);
        await writer.WriteAsync(tables.History.Name, tables.History.Columns, _history, ct);
        await writer.WriteAsync(tables.ExternalIds.Name, tables.ExternalIds.Columns, _externalIds, ct);
        await writer.WriteAsync(tables.ImportedRecords.Name, tables.ImportedRecords.Columns, _imported, ct);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_HistoryHead")]
    private static extern void SetHistoryHead(Participant participant, string hash);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_HistoryLength")]
    private static extern void SetHistoryLength(Participant participant, long length);
}

/// <summary>What the history says of a record that an import made: one entry, a line for each file with the rows it came from.</summary>
internal static class ImportHistory
{
    private static readonly (string Area, string One, string Many)[] Words =
    [
        ("", "", ""), ("participant", "", ""), ("plan", "goal", "goals"), ("plan", "objective", "objectives"), ("service", "service", "services"),
        ("note", "case note", "case notes"), ("note", "contact", "contacts"), ("plan", "review", "reviews"),
    ];

    public static HistoryEntry FirstEntry(RecordInHand hand, ImportContext context, DateTimeOffset at)
    {
        var chain = hand.Participant!.Id.ToString();
        List<HistoryEvent> events = [];
        for (var from = 0; from < hand.Taken.Count;)
        {
            var kind = hand.Taken[from].Kind;
            var to = from;
            while (to < hand.Taken.Count && hand.Taken[to].Kind == kind) to++;
            var (area, one, many) = Words[(int)kind];
            events.Add(new(
                $"{area}.imported",
                kind == TableKind.Participants ? $"Record of {hand.Participant.Name} imported" : to - from == 1 ? $"1 {one} imported" : $"{to - from} {many} imported",
                $"{context.Source}, {Rows(hand.Taken, from, to)} of {context.File(kind).Name}"));
            from = to;
        }
        return new HistoryEntry
        {
            Chain = chain, ParticipantId = hand.Participant.Id, Sequence = 1, At = at, ActorId = context.ActorId, ActorName = context.ActorName, Events = events, Changes = [], PreviousHash = "",
        }.Sealed();
    }

    /// <summary>"row 12", "rows 12-15, 19".</summary>
    private static string Rows(List<TakenRow> taken, int from, int to)
    {
        if (to - from == 1) return $"row {taken[from].Line}";
        var text = new System.Text.StringBuilder("rows ");
        for (var at = from; at < to;)
        {
            var end = at;
            while (end + 1 < to && taken[end + 1].Line == taken[end].Line + 1) end++;
            if (at > from) text.Append(", ");
            text.Append(taken[at].Line);
            if (end > at) text.Append(end == at + 1 ? ", " : "-").Append(taken[end].Line);
            at = end + 1;
        }
        return text.ToString();
    }
}
