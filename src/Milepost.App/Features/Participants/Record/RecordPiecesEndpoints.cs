using Milepost.App.Features.Api;

namespace Milepost.App.Features.Participants.Record;

public static class RecordPiecesEndpoints
{
    public static void MapRecordPiecesEndpoints(this IEndpointRouteBuilder api)
    {
        var person = new ApiArea(api, "Participants");
        Piece(person, "profile", "getProfile", "Who somebody is and how to reach them.", (pieces, id, ct) => pieces.ProfileAsync(id, ct), p => p.Version);
        Piece(person, "career-path", "getCareerPath", "The career path that the person wants.", (pieces, id, ct) => pieces.CareerPathAsync(id, ct), p => p.Version);
        Piece(person, "assignment", "getAssignment", "The office and the planner that have the record.", (pieces, id, ct) => pieces.AssignmentAsync(id, ct), p => p.Version);
        Piece(person, "partner-program-names", "getPartnerProgramNames", "Partners' programs that serve the person too, by name.", (pieces, id, ct) => pieces.PartnerProgramNamesAsync(id, ct), p => p.Version);

        var intake = new ApiArea(api, "Intake and enrollment");
        Piece(intake, "application", "getApplication", "The application and what was decided on it.", (pieces, id, ct) => pieces.ApplicationAsync(id, ct), p => p.Version);
        Piece(intake, "application/answers", "getApplicationAnswers", "What was answered to the questions of the application, with the proof.", (pieces, id, ct) => pieces.AnswersAsync(id, ct), p => p.Version);
        Piece(intake, "screening", "getScreening", "The basic skills screening.", (pieces, id, ct) => pieces.ScreeningAsync(id, ct), p => p.Version);
        Piece(intake, "exit", "getExit", "The enrollments that an exit ends, with the version to record it on.", (pieces, id, ct) => pieces.ExitAsync(id, ct), p => p.Version);
    }

    private static void Piece<TPiece>(ApiArea area, string path, string name, string summary, Func<RecordPiecesQuery, Guid, CancellationToken, Task<TPiece?>> read, Func<TPiece, long> version) where TPiece : class =>
        area.Get<TPiece>($"/participants/{{participantId}}/{path}", name, summary, async (Guid participantId, RecordPiecesQuery pieces, NoteViewHandler views, HttpContext http, CancellationToken ct) =>
        {
            if (await read(pieces, participantId, ct) is not { } piece) return ApiProblem.NotThere.ToResult();
            await views.HandleAsync(new(participantId), ct);
            return ApiAnswer.Of(http, piece, ApiTag.OfVersion(version(piece)));
        });
}
