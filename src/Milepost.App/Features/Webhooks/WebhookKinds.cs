namespace Milepost.App.Features.Webhooks;

/// <summary>The kinds of events that other programs may hear of, with the words of the page. Each is a kind of the history, but for the first.</summary>
public static class WebhookKinds
{
    /// <summary>Any change of a record: one event for each, whatever it changed.</summary>
    public const string AnyChange = "record.changed";

    public static IReadOnlyList<(string Code, string Words)> All { get; } =
    [
        (AnyChange, "Anything in a record changed"),
        ("participant.registered", "A record was opened"),
        ("participant.assigned", "A record went to another office or planner"),
        ("enrollment.entered", "Somebody was enrolled"),
        ("enrollment.exited", "Somebody exited"),
        ("plan.opened", "A plan was opened"),
        ("plan.changed", "A plan was changed"),
        ("plan.signed", "A plan was signed"),
        ("plan.reviewed", "A plan was reviewed"),
        ("plan.closed", "A plan was closed"),
        ("plan.goal-closed", "A goal was closed"),
        ("service.entered", "A service was entered"),
        ("service.closed", "A service was closed"),
        ("note.written", "A case note was written"),
        ("note.contact", "A contact was written down"),
        ("referral.sent", "A referral was sent"),
        ("referral.done", "A referral came back with a result"),
        ("outcome.credential", "A credential was recorded"),
        ("outcome.skill-gain", "A skill gain was recorded"),
    ];

    private static readonly HashSet<string> Codes = [.. All.Select(kind => kind.Code)];

    public static bool Are(IEnumerable<string> codes) => codes.All(Codes.Contains);

    public static string Words(string code) => All.FirstOrDefault(kind => kind.Code == code).Words ?? code;
}
