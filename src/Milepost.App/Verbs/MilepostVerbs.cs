using System.CommandLine;
using Milepost.App.Features.Accounts;
using Milepost.App.Features.Api.Tokens;
using Milepost.App.Features.Bulk.Export;
using Milepost.App.Features.Bulk.Move;
using Milepost.App.Features.Bulk.Import;
using Milepost.App.Features.CaseFiles;
using Milepost.App.Features.Findings.Verbs;
using Milepost.App.Features.History;
using Milepost.App.Features.Mail;
using Milepost.App.Features.Policy;
using Milepost.App.Features.Sealing.Certificates;
using Milepost.App.Features.Sealing.Verify;

namespace Milepost.App.Verbs;

/// <summary>Every verb of the executable. Each is an adapter: it calls the handler that the page and the endpoint call.</summary>
public static class MilepostVerbs
{
    public static IReadOnlyList<Command> All { get; } =
    [
        ServeVerb.Create(),
        MigrateVerb.Create(),
        ExportVerb.Create(),
        ImportVerb.Create(),
        CaseFileVerbs.Schema(),
        MoveVerb.Create(),
        AccountVerbs.Account(),
        TokenVerbs.Token(),
        HistoryVerbs.History(),
        CheckVerb.Create(),
        FindingsVerb.Create(),
        PolicyVerb.Create(),
        SealVerbs.Seal(),
        VerifyVerb.Create(),
        MailVerbs.Mail(),
    ];
}
