using Microsoft.EntityFrameworkCore;
using Milepost.App.Access;
using Milepost.App.ReferenceData;
using Milepost.App.Store;
using Milepost.App.Web;
using Milepost.Domain;
using Milepost.Domain.Training;

namespace Milepost.App.Features.Training.Programs;

public sealed record AddProgram(Guid ProviderId, TrainingProgramDetails Details);

public sealed record ChangeProgram(Guid ProgramId, TrainingProgramDetails Details, long Version);

public sealed record EndProgram(Guid ProgramId, bool Ends, string? Why);

public sealed record TakeApprovalStep(Guid ProgramId, ApprovalStep Step, DateOnly On, string? By, string? Why);

public sealed record EnterProgramCredential(Guid ProgramId, string? Name, string? Type, bool IndustryRecognized, DateOnly? ApprovedSince);

/// <param name="Since">Nothing: the credential is taken off.</param>
public sealed record SettleProgramCredential(Guid ProgramId, int Number, DateOnly? Since);

/// <summary>Adds, changes and ends training programs, their approval and their credentials, for the places within reach.</summary>
public sealed class KeepProgramsHandler(MilepostDb db, Actor actor, ReferenceLists lists, AgencyTime time)
{
    public Task<Result<TrainingProgram>> HandleAsync(AddProgram command, CancellationToken ct) => db.ChangeAsync<TrainingProgram>(async () =>
    {
        if (await db.TrainingProviders.AsNoTracking().SingleOrDefaultAsync(p => p.Id == command.ProviderId, ct) is not { } provider
            || !actor.CanSee(provider.OrgUnitId)) return TrainingProblems.NotFound;
        var details = WithOccupations(command.Details);
        if (!details.IsDone) return details.As<TrainingProgram>();
        var added = TrainingProgram.Add(provider, details.Value);
        if (!added.IsDone) return added;
        if (await IsTakenAsync(added.Value, ct)) return TrainingProblems.ProgramNameTaken;
        db.TrainingPrograms.Add(added.Value);
        await NoteAsync(provider, "training.program-added", $"Training program added: {added.Value.Details.Name}, {provider.Details.Name}", null, ct);
        return added;
    }, ct);

    public Task<Result<TrainingProgram>> HandleAsync(ChangeProgram command, CancellationToken ct) => InProgramAsync(command.ProgramId, async program =>
    {
        if (program.Version != command.Version) return (StaleProblems.Changed, null);
        var details = WithOccupations(command.Details);
        if (!details.IsDone) return (details.As<Done>(), null);
        var changed = program.Change(details.Value);
        if (changed.IsDone && await IsTakenAsync(program, ct)) return (TrainingProblems.ProgramNameTaken, null);
        return (changed, new("training.program-changed", $"Training program changed: {program.Details.Name}"));
    }, ct);

    public Task<Result<TrainingProgram>> HandleAsync(EndProgram command, CancellationToken ct) => InProgramAsync(command.ProgramId, program => Task.FromResult<(Result<Done>, Happening?)>((
        command.Ends ? program.End(time.Today, command.Why) : program.OfferAgain(),
        new(command.Ends ? "training.program-ended" : "training.program-offered-again", $"Training program {(command.Ends ? "no longer offered" : "offered again")}: {program.Details.Name}", command.Why))), ct);

    public Task<Result<TrainingProgram>> HandleAsync(TakeApprovalStep command, CancellationToken ct) => InProgramAsync(command.ProgramId, program => Task.FromResult<(Result<Done>, Happening?)>((
        program.Take(command.Step, command.On, string.IsNullOrWhiteSpace(command.By) ? db.Actor.Name : command.By.Trim(), command.Why, time.Today),
        new("training.program-approval", $"{TrainingWords.Of(command.Step)}: {program.Details.Name}, {command.On.Words()}", command.Why))), ct);

    public Task<Result<TrainingProgram>> HandleAsync(EnterProgramCredential command, CancellationToken ct) => InProgramAsync(command.ProgramId, program =>
    {
        if (lists.CredentialTypes.All(t => t.Name != command.Type)) return Task.FromResult<(Result<Done>, Happening?)>((TrainingProblems.CredentialType, null));
        var entered = program.EnterCredential(command.Name, command.Type, command.IndustryRecognized);
        var done = entered.IsDone && command.ApprovedSince is { } since ? program.ApproveCredential(entered.Value.Number, since, db.Actor.Name, time.Today)
            : entered.IsDone ? Done.It : entered.As<Done>();
        return Task.FromResult<(Result<Done>, Happening?)>((done, new("training.credential-entered",
            $"Credential entered for {program.Details.Name}: {command.Name}{(command.ApprovedSince is { } day ? $", approved since {day.Words()}" : "")}")));
    }, ct);

    public Task<Result<TrainingProgram>> HandleAsync(SettleProgramCredential command, CancellationToken ct) => InProgramAsync(command.ProgramId, program =>
    {
        var name = program.Credentials.FirstOrDefault(c => c.Number == command.Number)?.Name;
        return Task.FromResult<(Result<Done>, Happening?)>(command.Since is { } since
            ? (program.ApproveCredential(command.Number, since, db.Actor.Name, time.Today), new("training.credential-approved", $"Credential approved for {program.Details.Name}: {name}, since {since.Words()}"))
            : (program.EndCredential(command.Number, time.Today), new("training.credential-ended", $"Credential no longer offered in {program.Details.Name}: {name}")));
    }, ct);

    private Task<Result<TrainingProgram>> InProgramAsync(Guid id, Func<TrainingProgram, Task<(Result<Done>, Happening?)>> change, CancellationToken ct) => db.ChangeAsync<TrainingProgram>(async () =>
    {
        if (await db.TrainingPrograms.SingleOrDefaultAsync(p => p.Id == id, ct) is not { } program) return TrainingProblems.NotFound;
        var provider = await db.TrainingProviders.AsNoTracking().SingleAsync(p => p.Id == program.ProviderId, ct);
        if (!actor.CanSee(provider.OrgUnitId)) return TrainingProblems.NotFound;
        var (done, happening) = await change(program);
        if (!done.IsDone) return done.As<TrainingProgram>();
        if (happening is { } said) await NoteAsync(provider, said.Kind, said.Words, said.Why, ct);
        return program;
    }, ct);

    /// <summary>The occupations as the list has them.</summary>
    private Result<TrainingProgramDetails> WithOccupations(TrainingProgramDetails details)
    {
        var labels = new List<string>();
        foreach (var typed in details.Occupations)
        {
            if (lists.FindOccupation(typed) is { } occupation) labels.Add(occupation.Label);
            else if (lists.SearchOccupations(typed, 2) is [var only]) labels.Add(only.Label);
            else return TrainingProblems.Occupation(typed);
        }
        return details with { Occupations = [.. labels.Distinct()] };
    }

    private async Task<bool> IsTakenAsync(TrainingProgram program, CancellationToken ct) =>
        (await db.TrainingPrograms.AsNoTracking().Where(p => p.ProviderId == program.ProviderId && p.Id != program.Id).ToListAsync(ct))
            .Exists(p => string.Equals(p.Details.Name, program.Details.Name, StringComparison.OrdinalIgnoreCase));

    private async Task NoteAsync(TrainingProvider provider, string kind, string words, string? why, CancellationToken ct)
    {
        var place = await db.OrgUnits.AsNoTracking().Where(u => u.Id == provider.OrgUnitId).Select(u => u.Path).SingleAsync(ct);
        await db.NoteAsync(kind, words, why, [], place, ct);
    }
}
