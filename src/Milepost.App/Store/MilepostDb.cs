using System.Data;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Milepost.App.Access;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.Api.Tokens;
using Milepost.App.Store.Keys;
using Milepost.App.Telemetry;
using Milepost.App.Store.Postgres;
using Milepost.Domain;
using Milepost.Domain.Agreements;
using Milepost.Domain.CaseNotes;
using Milepost.Domain.Eligibility;
using Milepost.Domain.FrontDesk;
using Milepost.Domain.Organization;
using Milepost.Domain.Outcomes;
using Milepost.Domain.Participants;
using Milepost.Domain.Partners;
using Milepost.Domain.Plans;
using Milepost.Domain.Policy.Evaluation;
using Milepost.Domain.Services;
using Milepost.Domain.Training;
using Milepost.Domain.Worksites;
using Npgsql;

namespace Milepost.App.Store;

/// <summary>The store. One model on SQLite and PostgreSQL; the derived contexts only carry their database's migrations.</summary>
public abstract class MilepostDb(DbContextOptions options, Actor actor, TimeProvider clock, IRecordJudge judge) : IdentityUserContext<UserAccount, Guid>(options)
{
    private const int Attempts = 20;

    /// <summary>What the change under way notes by hand; written with its other history.</summary>
    private readonly List<Note> _notes = [];

    /// <summary>Paths of the places that the change under way concerns, for the organization's history.</summary>
    private readonly List<string> _concerned = [];

    private readonly List<Action> _whenCommitted = [];

    private bool _isChanging;

    public DbSet<OrgUnit> OrgUnits => Set<OrgUnit>();
    public DbSet<RoleAssignment> RoleAssignments => Set<RoleAssignment>();
    public DbSet<Participant> Participants => Set<Participant>();
    public DbSet<Application> Applications => Set<Application>();
    public DbSet<EligibilityAnswers> EligibilityAnswers => Set<EligibilityAnswers>();
    public DbSet<EligibilitySnapshot> EligibilitySnapshots => Set<EligibilitySnapshot>();
    public DbSet<LocalIncomeTable> LocalIncomeTables => Set<LocalIncomeTable>();
    public DbSet<Enrollment> Enrollments => Set<Enrollment>();
    public DbSet<Assessment> Assessments => Set<Assessment>();
    public DbSet<Plan> Plans => Set<Plan>();
    public DbSet<PlanVersion> PlanVersions => Set<PlanVersion>();
    public DbSet<Service> Services => Set<Service>();
    public DbSet<SupportLimit> SupportLimits => Set<SupportLimit>();
    public DbSet<AttendanceEntry> AttendanceEntries => Set<AttendanceEntry>();
    public DbSet<TrainingProvider> TrainingProviders => Set<TrainingProvider>();
    public DbSet<TrainingProgram> TrainingPrograms => Set<TrainingProgram>();
    public DbSet<CaseNote> CaseNotes => Set<CaseNote>();
    public DbSet<Credential> Credentials => Set<Credential>();
    public DbSet<SkillGain> SkillGains => Set<SkillGain>();
    public DbSet<Referral> Referrals => Set<Referral>();
    public DbSet<Consent> Consents => Set<Consent>();
    public DbSet<ConcurrentProgram> ConcurrentPrograms => Set<ConcurrentProgram>();
    public DbSet<Partner> Partners => Set<Partner>();
    public DbSet<PartnerLink> PartnerLinks => Set<PartnerLink>();
    public DbSet<PlannedGap> PlannedGaps => Set<PlannedGap>();
    public DbSet<FollowUpContact> FollowUpContacts => Set<FollowUpContact>();
    public DbSet<TrainingChoice> TrainingChoices => Set<TrainingChoice>();
    public DbSet<Employer> Employers => Set<Employer>();
    public DbSet<Worksite> Worksites => Set<Worksite>();
    public DbSet<Job> Jobs => Set<Job>();
    public DbSet<PayrollEntry> Payroll => Set<PayrollEntry>();
    public DbSet<PayrollFile> PayrollFiles => Set<PayrollFile>();
    public DbSet<SupervisorWaiver> Waivers => Set<SupervisorWaiver>();
    public DbSet<Visitor> Visitors => Set<Visitor>();
    public DbSet<VisitorCard> VisitorCards => Set<VisitorCard>();
    public DbSet<Visit> Visits => Set<Visit>();
    public DbSet<LocalService> LocalServices => Set<LocalService>();
    public DbSet<KioskDevice> Kiosks => Set<KioskDevice>();
    public DbSet<LedgerFinding> Findings => Set<LedgerFinding>();
    public DbSet<JudgedRecord> JudgedRecords => Set<JudgedRecord>();
    public DbSet<SignatureRequest> SignatureRequests => Set<SignatureRequest>();
    public DbSet<DocumentRequest> DocumentRequests => Set<DocumentRequest>();
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();
    public DbSet<CustomerMessage> CustomerMessages => Set<CustomerMessage>();
    public DbSet<HistoryEntry> History => Set<HistoryEntry>();
    public DbSet<HistoryHead> HistoryHeads => Set<HistoryHead>();
    public DbSet<RecordView> RecordViews => Set<RecordView>();
    public DbSet<Handover> Handovers => Set<Handover>();
    public DbSet<Approval> Approvals => Set<Approval>();
    public DbSet<RecordMerge> Merges => Set<RecordMerge>();
    public DbSet<Cover> Covers => Set<Cover>();
    public DbSet<Submission> Submissions => Set<Submission>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<HeldFile> HeldFiles => Set<HeldFile>();
    public DbSet<UnknownSignIn> UnknownSignIns => Set<UnknownSignIn>();
    public DbSet<InstallationSecret> InstallationSecrets => Set<InstallationSecret>();
    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<KeptAnswer> KeptAnswers => Set<KeptAnswer>();
    public DbSet<SealCertificate> SealCertificates => Set<SealCertificate>();
    public DbSet<OutgoingMail> OutgoingMail => Set<OutgoingMail>();
    public DbSet<NotificationChoices> NotificationChoices => Set<NotificationChoices>();
    public DbSet<MadeDigest> MadeDigests => Set<MadeDigest>();
    public DbSet<ExternalId> ExternalIds => Set<ExternalId>();
    public DbSet<ImportedRecord> ImportedRecords => Set<ImportedRecord>();
    public DbSet<BulkImport> BulkImports => Set<BulkImport>();

    public Actor Actor => actor;

    /// <summary>Which of the two databases this is.</summary>
    public bool IsSqlite => this is SqliteMilepostDb;

    public TimeProvider Clock => clock;

    /// <summary>The participants this actor may see on this route. Everything about a person starts here.</summary>
    public IQueryable<Participant> VisibleParticipants
    {
        get
        {
            // A record that was merged into another is a signpost: in no list, count or search.
            var people = Participants.Where(p => p.MergedIntoId == null);
            if (actor.CustomerOf is { } own) return people.Where(p => p.Id == own);
            if (actor.SharedRecord is { } shared) return people.Where(p => p.Id == shared);
            if (actor.SeesAll) return people;
            var offices = actor.Offices.Select(id => (Guid?)id).ToList();
            return people.Where(actor.Covers.Count == 0 ? p => offices.Contains(p.OfficeId) : CoverReach.And(actor.Covers, p => offices.Contains(p.OfficeId)));
        }
    }

    /// <summary>The participant, tracked, when it exists and is within reach.</summary>
    public async Task<Participant?> FindParticipantAsync(Guid id, CancellationToken ct)
    {
        var participant = await VisibleParticipants.SingleOrDefaultAsync(p => p.Id == id, ct);
        if (_isChanging && participant is not null) await judge.CatchUpAsync(this, id, ct);
        return participant;
    }

    /// <summary>
    /// Runs a change in one transaction with its history and its findings. A result with a problem writes nothing at all, and so does a
    /// closed gate. When two changes of one record meet, the later one starts over on what the earlier one left, so <paramref name="work"/>
    /// must read what it needs inside.
    /// </summary>
    /// <exception cref="DuplicateSubmissionException">The same form was saved before.</exception>
    /// <param name="from">The use case's file, filled in by the compiler: figures and traces name the change by it.</param>
    public Task<Result<T>> ChangeAsync<T>(Func<Task<Result<T>>> work, CancellationToken ct, [CallerFilePath] string from = "") => ChangeAsync(work, Gates.Closed, ct, from);

    /// <summary>The same, where <paramref name="gates"/> may stand open: what happened elsewhere is taken in as it happened.</summary>
    public async Task<Result<T>> ChangeAsync<T>(Func<Task<Result<T>>> work, Gates gates, CancellationToken ct, [CallerFilePath] string from = "")
    {
        using var watch = ChangeWatch.Begin(from);
        try
        {
            var result = await InOneTransactionAsync<Result<T>>(async mark =>
            {
                watch.Try();
                await RefuseSecondSubmissionAsync(ct);
                await RefuseRepeatedRequestAsync(ct);
                var result = await work();
                if (!result.IsDone) return (result, IsDone: false);

                var changed = await WriteHistoryAsync(ct);
                Mark(mark);
                await SaveChangesAsync(ct);
                if (await JudgeAsync(changed, gates, ct) is { Count: > 0 } closed) return (closed, IsDone: false);

                KeepAnswer(result.Value);
                await SaveChangesAsync(ct);
                return (result, IsDone: true);
            }, actor.Submission ?? Guid.NewGuid(), ct);
            watch.End(result.IsDone ? "committed" : "refused");
            return result;
        }
        catch (DuplicateSubmissionException)
        {
            watch.End("repeated");
            throw;
        }
        catch (Exception e) when (watch.Saw(e))
        {
            throw;
        }
    }

    /// <summary>Judges records again as they stand: policy changed, nobody's record did, so there is no history.</summary>
    public Task JudgeAgainAsync(Func<Task> work, CancellationToken ct) => InOneTransactionAsync<Done>(async _ =>
    {
        await work();
        await SaveChangesAsync(ct);
        return (Done.It, IsDone: true);
    }, mark: null, ct);

    /// <summary>
    /// Runs the work in one transaction, and again from the start where two changes meet or the database goes away before the commit. A commit
    /// whose answer is lost is looked up by its mark: what was saved is answered as saved, and only what surely was not is done again.
    /// </summary>
    /// <param name="mark">Of a row that the work writes and nothing else does; null for work that may be done twice.</param>
    private async Task<T> InOneTransactionAsync<T>(Func<Guid, Task<(T Answer, bool IsDone)>> work, Guid? mark, CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        (T Answer, Exception Lost)? doubt = null;
        for (int attempt = 1, lost = 0; ; )
        {
            _notes.Clear();
            _concerned.Clear();
            var (isOpening, isCommitting) = (true, false);
            T said = default!;
            try
            {
                if (doubt is { } open && await IsCommittedAsync(mark!.Value, ct))
                {
                    _whenCommitted.ForEach(then => then());
                    return open.Answer;
                }
                doubt = null;
                _whenCommitted.Clear();
                _isChanging = true;
                // SQLite takes its write lock here, so what is read below cannot change before the commit.
                // PostgreSQL reads one snapshot and refuses the commit when the record was changed meanwhile.
                await using var transaction = await Database.BeginTransactionAsync(
                    Database.IsSqlite() ? IsolationLevel.Serializable : IsolationLevel.RepeatableRead, ct);
                isOpening = false;
                (said, var isDone) = await work(mark ?? Guid.Empty);
                if (isDone)
                {
                    isCommitting = true;
                    // Not to be interrupted: a server that is asked to stop waiting for its standby has committed all the same.
                    await transaction.CommitAsync(CancellationToken.None);
                    _whenCommitted.ForEach(then => then());
                }
                else
                {
                    await transaction.RollbackAsync(CancellationToken.None);
                    ChangeTracker.Clear();
                }
                return said;
            }
            catch (Exception e) when (IsMeeting(e) && attempt < Attempts && clock.GetElapsedTime(began) < Patience)
            {
                ChangeTracker.Clear();
                // Not all at the same instant again; in sum a few seconds at most.
                await Task.Delay(Random.Shared.Next(2, 15 * attempt++), ct);
            }
            catch (Exception e) when (LostConnection.Is(e) || ((isOpening || isCommitting) && LostConnection.IsUnanswered(e)))
            {
                ChangeTracker.Clear();
                ForgetConnections(e);
                if (isCommitting && mark is not null) doubt = (said, e);
                if (clock.GetElapsedTime(began) >= Patience) throw new DatabaseAwayException(doubt is not null, e);
                await Task.Delay(Random.Shared.Next(50, 100 + Math.Min(1000, 100 * ++lost)), ct);
            }
            catch (Exception e)
            {
                ChangeTracker.Clear();
                if (DatabaseBusyException.IsLocked(e)) throw new DatabaseBusyException(e);
                throw;
            }
            finally
            {
                _isChanging = false;
            }
        }
    }

    /// <summary>How long a change waits for a database that went away, or for others that write. A failover takes about half of it.</summary>
    internal TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(LostConnection.PatienceSeconds);

    /// <summary>Whether the statement under way may have changed something, so that only a change as a whole may be tried again.</summary>
    internal bool SentAWrite { get; set; }

    /// <summary>Lets go of the pool's connections when they lead to a server that does not lead any more.</summary>
    internal void ForgetConnections(Exception e)
    {
        if (LostConnection.IsToStandby(e) && Database.GetDbConnection() is NpgsqlConnection connection) NpgsqlConnection.ClearPool(connection);
    }

    /// <summary>
    /// Whether the transaction with this mark was committed. While it is still under way on the server (the answer was lost, not the
    /// server), writing the same mark waits for its end; so the answer is final.
    /// </summary>
    private async Task<bool> IsCommittedAsync(Guid mark, CancellationToken ct)
    {
        await using var transaction = await Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        var wasFree = await Database.ExecuteSqlAsync($"""INSERT INTO "Submissions" ("Token", "At") VALUES ({mark}, {clock.GetUtcNow()}) ON CONFLICT DO NOTHING""", ct) == 1;
        await transaction.RollbackAsync(CancellationToken.None);
        return !wasFree;
    }

    /// <summary>On PostgreSQL every change leaves its mark: the submitted form's, or one of its own. SQLite is in this process, and its commit has an answer.</summary>
    private void Mark(Guid mark)
    {
        if (actor.Submission is null && !Database.IsSqlite()) Submissions.Add(new Submission { Token = mark, At = clock.GetUtcNow() });
    }

    /// <summary>Two changes met: another transaction changed or added what this one did.</summary>
    private static bool IsMeeting(Exception e) => e switch
    {
        DbUpdateConcurrencyException => true,
        PostgresException p => p.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation,
        SqliteException { SqliteErrorCode: 5 or 6 } => true,
        { InnerException: { } inner } => IsMeeting(inner),
        _ => false,
    };

    private async Task RefuseSecondSubmissionAsync(CancellationToken ct)
    {
        if (actor.Submission is not { } token) return;
        if (await Submissions.AnyAsync(s => s.Token == token, ct)) throw new DuplicateSubmissionException();
        Submissions.Add(new Submission { Token = token, At = clock.GetUtcNow() });
    }

    /// <exception cref="RepeatedRequestException">The same key was used before: the answer of then, or another request.</exception>
    private async Task RefuseRepeatedRequestAsync(CancellationToken ct)
    {
        if (actor.Keyed is not { IsKept: false } keyed) return;
        var oldest = clock.GetUtcNow() - KeptAnswer.Lifespan;
        if (await KeptAnswers.SingleOrDefaultAsync(a => a.TokenId == keyed.TokenId && a.Key == keyed.Key, ct) is not { } kept) return;
        if (kept.At >= oldest) throw new RepeatedRequestException(kept);
        KeptAnswers.Remove(kept);
        await SaveChangesAsync(ct);
    }

    /// <summary>The answer is committed with the change: it is there exactly if the change is.</summary>
    private void KeepAnswer(object? value)
    {
        if (actor.Keyed is not { IsKept: false } keyed) return;
        var answer = keyed.AnswerOf(value);
        KeptAnswers.Add(new()
        {
            TokenId = keyed.TokenId, Key = keyed.Key, RequestSha256 = keyed.RequestSha256, At = clock.GetUtcNow(), Status = answer.Status, Location = answer.Location, ETag = answer.ETag, Body = answer.Body,
        });
        _whenCommitted.Add(() => keyed.IsKept = true);
    }

    /// <summary>Brings the findings of the changed records up to date, and tells of the gates that the change runs into.</summary>
    private async Task<List<Problem>> JudgeAsync(IReadOnlyList<ChangedRecord> records, Gates gates, CancellationToken ct)
    {
        List<ClosedGate> refused = [];
        foreach (var record in records)
        {
            var closed = await judge.JudgeAsync(this, record, ct);
            if (gates == Gates.Open) continue;
            var accepted = closed.Where(gate => GateProblems.IsAccepted(gate, actor)).ToList();
            refused.AddRange(closed.Except(accepted));
            if (refused.Count == 0 && accepted.Count > 0)
                await AppendAsync(record.ParticipantId.ToString(), [.. accepted.Select(GateProblems.SavedAnyway)], [], null, ct);
        }
        return [.. records.Count == 1 ? refused.Select(gate => GateProblems.Closed(gate)) : GateProblems.ClosedForMany(refused)];
    }

    /// <returns>The records that the change touches.</returns>
    private async Task<List<ChangedRecord>> WriteHistoryAsync(CancellationToken ct)
    {
        ChangeTracker.DetectChanges();
        var changed = ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && RecordedFields.AreKept(e.Entity))
            .ToList();
        var speaking = ChangeTracker.Entries<Recorded>().Where(e => e.Entity.Happenings.Count > 0).Select(e => e.Entity).ToList();
        var chains = changed.ToLookup(ChainOf);
        List<ChangedRecord> records = [];
        foreach (var chain in chains.Select(c => c.Key).Union(_notes.Select(n => n.Chain)).ToList())
        {
            var notes = _notes.Where(n => n.Chain == chain).ToList();
            var events = speaking.Where(r => ChainOf(r) == chain)
                .SelectMany(r => r.Happenings).Select(h => new HistoryEvent(h.Kind, h.Words, h.Why)).Concat(notes.Select(n => n.Event)).ToList();
            var fields = chains[chain].SelectMany(RecordedFields.Of).Concat(notes.SelectMany(n => n.Changes)).ToList();
            if (fields.Count == 0 && events.Count == 0) continue;
            var places = notes.Select(n => n.Place).Concat(chains[chain].Select(e => e.Entity).OfType<OrgUnit>().Select(u => u.Path)).OfType<string>().Concat(_concerned);
            await AppendAsync(chain, events, fields, chain == Organization ? HistoryPlace.Shared(places) : null, ct);
            if (IsOfParticipant(chain)) records.Add(new(Guid.Parse(chain), PartsOf(chains[chain], EntityState.Added), PartsOf(chains[chain], EntityState.Modified)));
        }
        foreach (var recorded in speaking) recorded.ForgetHappenings();
        foreach (var entry in ChangeTracker.Entries<Recorded>().Where(e => e.State == EntityState.Modified))
            entry.Property(r => r.Version).CurrentValue++;
        return records;
    }

    private static HashSet<string> PartsOf(IEnumerable<EntityEntry> entries, EntityState state) =>
        [.. entries.Where(e => e.State == state && e.Metadata.FindProperty(nameof(RecordPart.CaseFileId)) is not null)
            .Select(e => (string)e.Property(nameof(RecordPart.CaseFileId)).CurrentValue!)];

    /// <summary>Tells whom the change under way concerns: what a place keeps is in that place's part of the organization's history.</summary>
    public void Concerns(string place) => _concerned.Add(place);

    /// <summary>Adds an event to the organization's history by hand, for things that are not <see cref="Recorded"/>: accounts and roles.</summary>
    public Task NoteAsync(string kind, string words, string? why, CancellationToken ct) => NoteAsync(kind, words, why, [], null, ct);

    /// <summary>The same with what it was before and after, and the part of the organization that it concerns.</summary>
    /// <param name="place">Path of the lowest node above everything it concerns; null when that is nobody's part alone.</param>
    public Task NoteAsync(string kind, string words, string? why, IReadOnlyList<FieldChange> changes, string? place, CancellationToken ct) =>
        Keep(new(Organization, new(kind, words, why), changes, place), ct);

    /// <summary>Adds an event to a participant's history by hand, for parts that are not <see cref="Recorded"/>: documents and messages.</summary>
    public Task NoteAsync(Participant participant, string kind, string words, string? why, CancellationToken ct) =>
        Keep(new(participant.Id.ToString(), new(kind, words, why), [], null), ct);

    /// <summary>Runs once the change under way is committed, and not at all when it is not. It may not fail: the change has happened.</summary>
    public void WhenCommitted(Action then)
    {
        if (!_isChanging) throw new InvalidOperationException("What follows a commit belongs to a change: call this inside ChangeAsync.");
        _whenCommitted.Add(then);
    }

    private Task Keep(Note note, CancellationToken ct)
    {
        if (!_isChanging) throw new InvalidOperationException("A note belongs to a change: call this inside ChangeAsync.");
        _notes.Add(note);
        return ct.IsCancellationRequested ? Task.FromCanceled(ct) : Task.CompletedTask;
    }

    private sealed record Note(string Chain, HistoryEvent Event, IReadOnlyList<FieldChange> Changes, string? Place);

    private async Task AppendAsync(string chain, List<HistoryEvent> events, List<FieldChange> fields, string? place, CancellationToken ct)
    {
        string previous;
        long sequence;
        Guid? participantId = IsOfParticipant(chain) ? Guid.Parse(chain) : null;
        EntityEntry<Participant>? participant = null;
        HistoryHead? head = null;
        if (participantId is { } id)
        {
            var tracked = await Participants.FindAsync([id], ct) ?? throw new InvalidOperationException("A part of a record without its participant.");
            participant = Entry(tracked);
            (previous, sequence) = (tracked.HistoryHead, tracked.HistoryLength + 1);
        }
        else
        {
            head = await HistoryHeads.FindAsync([chain], ct) ?? HistoryHeads.Add(new HistoryHead { Chain = chain }).Entity;
            (previous, sequence) = (head.Hash, head.Length + 1);
        }

        var entry = new HistoryEntry
        {
            Chain = chain, ParticipantId = participantId, Sequence = sequence, At = Storable(clock.GetUtcNow()), Place = place, ActorId = actor.AccountId, ActorName = actor.NameInHistory,
            Events = events, Changes = fields, PreviousHash = previous,
        }.Sealed();
        History.Add(entry);
        if (participant is not null)
        {
            participant.Property(p => p.HistoryHead).CurrentValue = entry.Hash;
            participant.Property(p => p.HistoryLength).CurrentValue = sequence;
            if (participant.State != EntityState.Added) participant.Property(p => p.RecordVersion).CurrentValue++;
        }
        else
        {
            head!.Hash = entry.Hash;
            head.Length = sequence;
        }
    }

    /// <summary>PostgreSQL keeps microseconds; the hash must count what will be read back.</summary>
    private static DateTimeOffset Storable(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));

    public const string Organization = "organization";

    /// <summary>The chain of a visitor, or of a visit that is nobody's: apart from the organization's, which people read who may not see visitors.</summary>
    public static string FrontDesk(Guid id) => $"desk-{id:N}";

    private static bool IsOfParticipant(string chain) => Guid.TryParse(chain, out _);

    private string ChainOf(EntityEntry entry) => entry.Entity switch
    {
        Recorded recorded => ChainOf(recorded),
        Goal or Objective or Agreement => OwnerOf(entry),
        Document document => document.ParticipantId.ToString(),
        CustomerMessage message => message.ParticipantId.ToString(),
        DocumentRequest request => request.ParticipantId.ToString(),
        PlanVersion version => version.ParticipantId.ToString(),
        VisitorCard card => FrontDesk(card.VisitorId),
        _ => Organization,
    };

    /// <summary>Goals, objectives and agreements belong to the record of the plan they hang from.</summary>
    private string OwnerOf(EntityEntry entry)
    {
        var foreignKey = entry.Metadata.GetForeignKeys().Single();
        var ownerId = (Guid)(entry.State == EntityState.Deleted
            ? entry.OriginalValues[foreignKey.Properties[0]] : entry.CurrentValues[foreignKey.Properties[0]])!;
        var owner = ChangeTracker.Entries().Single(e => e.Metadata.ClrType == foreignKey.PrincipalEntityType.ClrType && (Guid)e.Property("Id").CurrentValue! == ownerId);
        return ChainOf(owner);
    }

    private static string ChainOf(Recorded recorded) => recorded switch
    {
        Participant participant => participant.Id.ToString(),
        SignatureRequest request => request.ParticipantId.ToString(),
        Approval approval => approval.ParticipantId.ToString(),
        PartnerLink link => link.ParticipantId.ToString(),
        RecordPart part => part.ParticipantId.ToString(),
        Visitor visitor => FrontDesk(visitor.Id),
        Visit visit => FrontDesk(visit.VisitorId ?? visit.Id),
        _ => Organization,
    };

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(MilepostDb).Assembly);
        // An instant is stored as UTC ticks on SQLite, which cannot order its own kind; PostgreSQL has timestamptz.
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(t => t.GetProperties())
            .Where(p => p.ClrType == typeof(DateTimeOffset) || p.ClrType == typeof(DateTimeOffset?)))
        {
            if (Database.IsSqlite()) property.SetValueConverter(new UtcTicks());
            else property.SetValueConverter(new UtcInstant());
        }
        if (!Database.IsSqlite())
        {
            // A name is searched by any part of it; without trigrams that reads everybody.
            builder.HasPostgresExtension("pg_trgm");
            builder.Entity<Participant>().HasIndex(p => p.SearchText, "IX_Participants_SearchText_Trigrams").HasMethod("gin").HasOperators("gin_trgm_ops");
            return;
        }
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(t => t.GetComplexProperties()).SelectMany(c => c.ComplexType.GetProperties())
            .Where(p => p.ClrType == typeof(decimal) || p.ClrType == typeof(decimal?)))
            property.SetValueConverter(new ExactDecimal());
    }

    /// <summary>SQLite has no exact numbers: kept as text, 75.00 comes back as 75.00.</summary>
    private sealed class ExactDecimal() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<decimal, string>(
        number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        text => decimal.Parse(text, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture));

    private sealed class UtcTicks() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<DateTimeOffset, long>(
        at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    private sealed class UtcInstant() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<DateTimeOffset, DateTimeOffset>(
        at => at.ToUniversalTime(), at => at.ToUniversalTime());
}

public sealed class SqliteMilepostDb(DbContextOptions<SqliteMilepostDb> options, Actor actor, TimeProvider clock, IRecordJudge judge)
    : MilepostDb(options, actor, clock, judge);

public sealed class PostgresMilepostDb(DbContextOptions<PostgresMilepostDb> options, Actor actor, TimeProvider clock, IRecordJudge judge)
    : MilepostDb(options, actor, clock, judge);

/// <summary>The same form was saved before; nothing was written now.</summary>
public sealed class DuplicateSubmissionException() : Exception("The same form was saved before.");
