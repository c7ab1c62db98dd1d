using Milepost.App.Features.Api;
using Milepost.App.Features.CaseNotes.Edit;
using Milepost.App.Features.CaseNotes.SignOff;
using Milepost.App.Features.CaseNotes.Write;
using Milepost.App.Features.Participants.Record;
using Milepost.Domain.CaseNotes;

namespace Milepost.App.Features.CaseNotes;

/// <summary>Case notes in the API: each line is one command, with the address it is taken at.</summary>
public static class CaseNoteEndpoints
{
    public static void MapCaseNoteEndpoints(this IEndpointRouteBuilder api)
    {
        var area = new ApiArea(api, "Case notes");
        area.Parts<CaseNote>("case-notes", "noteId", "CaseNote", "CaseNotes");
        area.Adds<WriteNote>("/participants/{participantId}/case-notes", "writeCaseNote");
        area.Changes<ChangeNote>("/participants/{participantId}/case-notes/{noteId}", "changeCaseNote");
        area.Does<SignOffNote>("/participants/{participantId}/case-notes/{noteId}/sign-off", "signOffCaseNote");
        area.Does<AddAddendum>("/participants/{participantId}/case-notes/{noteId}/addenda");
    }
}
