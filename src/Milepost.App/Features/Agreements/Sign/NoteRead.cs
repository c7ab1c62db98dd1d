using Milepost.App.Store;
using Milepost.Domain;
using Milepost.Domain.Agreements;

namespace Milepost.App.Features.Agreements.Sign;

/// <summary>The participant has the plan before them to read.</summary>
public sealed record NoteRead(ParticipantSigner Signer);

public sealed class NoteReadHandler(MilepostDb db, AgencyTime time)
{
    public Task<Result<Done>> HandleAsync(NoteRead command, CancellationToken ct) => db.ChangeAsync<Done>(async () =>
    {
        if (await OpenRequest.FindAsync(db, command.Signer.ParticipantId, command.Signer.RequestId, ct) is not { } open) return SigningProblems.NotFound;
        open.Request.NoteRead(time.Now);
        return Done.It;
    }, ct);
}
