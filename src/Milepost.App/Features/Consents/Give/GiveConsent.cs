using Milepost.App.Access;
using Milepost.App.Features.Documents;
using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Participants;

namespace Milepost.App.Features.Consents.Give;

/// <summary>A participant consents to share: recorded by staff, or given on the own pages.</summary>
/// <param name="To">A choice of <see cref="ConsentChoices"/>.</param>
/// <param name="Paper">The signed paper, for one on paper.</param>
/// <param name="Language">What the participant read it in, for one given on the own pages.</param>
public sealed record GiveConsent(
    Guid ParticipantId, string? To, IReadOnlyList<SharedItem> Items, IReadOnlyList<Guid> Documents, string? Purpose, DateOnly From, DateOnly Until, ConsentWay Way, DateOnly GivenOn,
    string? Witness, UploadedFile? Paper, string? Language);

public sealed class GiveConsentHandler(MilepostDb db, ConsentChoicesQuery choices, UploadIntake uploads, Actor actor, AgencyTime time)
{
    public async Task<Result<Consent>> HandleAsync(GiveConsent command, CancellationToken ct)
    {
        // Only the person alone consents on the own pages, and never in any other way there.
        if ((command.Way == ConsentWay.Electronic) != (actor.CustomerOf is not null)) return ConsentProblems.NotFound;
        var taken = command is { Way: ConsentWay.Paper, Paper: { } file } ? await uploads.TakeAsync(command.ParticipantId, file, "Paper", ct) : null;
        if (taken is { IsDone: false }) return taken.As<Consent>();

        return await db.ChangeAsync<Consent>(async () =>
        {
            if (await db.FindParticipantAsync(command.ParticipantId, ct) is not { } person) return ParticipantProblems.NotFound;
            var offered = await choices.HandleAsync(person.Id, ct);
            if (offered.To(command.To) is not { } to) return ConsentProblems.ToMissing;
            if (offered.Named(command.Documents) is not { } named) return ConsentProblems.DocumentNotHere;

            SharedDocument? paper = null;
            if (taken is not null)
            {
                var document = await PersonDocument.AddAsync(db, person.Id, DocumentKind.Upload, $"Consent to share with {to.ToWords}", taken.Value, ct);
                await db.NoteAsync(person, "document.added", $"Document added: {document.Title}", null, ct);
                paper = new(document.Id, document.Title);
            }
            var given = Consent.Give(
                person, to with { Items = command.Items, Documents = named, Purpose = command.Purpose ?? "", From = command.From, Until = command.Until },
                command.Way, command.GivenOn, actor.Name, command.Witness, paper, command.Language, time.Today);
            if (given.IsDone) db.Consents.Add(given.Value);
            return given;
        }, ct);
    }
}
