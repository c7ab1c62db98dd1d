using Milepost.App.Features.Findings;
using Milepost.App.Features.Findings.MyDay;
using Milepost.App.Features.Mail;

namespace Milepost.App.Features.Notifications.Digests;

/// <summary>My Day as a letter: of the actor, by the very query of the page, as numbers only.</summary>
public sealed class StaffDigestQuery(DueListQuery due, AgencyTime time)
{
    private static readonly (Urgency Urgency, string Words)[] Told =
        [(Urgency.Late, "late"), (Urgency.Today, "due today"), (Urgency.ThisWeek, "due this week"), (Urgency.NotInOrder, "not in order")];

    /// <summary>Told of 30 days before, and again when 10 are left.</summary>
    private static string ExitsWords(IReadOnlyList<OpenFinding> exits, DateOnly today)
    {
        var soon = exits.Count(exit => exit.DueOn <= today.AddDays(DueListQuery.ExitSoonDays));
        return $"Exits coming within {DueListQuery.ExitWarningDays} days: {exits.Count}{(soon > 0 ? $", {soon} of them within {DueListQuery.ExitSoonDays}" : "")}.";
    }

    /// <returns>Null when nothing waits.</returns>
    public async Task<Letter?> HandleAsync(Guid accountId, string address, CancellationToken ct)
    {
        var filter = new DueFilter(DueFilter.Mine, null, null, null, null, null);
        var list = await due.HandleAsync(filter, ct);
        var shown = list.Items.Where(filter.Shows).ToList();
        if (shown.Count == 0) return null;

        var counts = string.Join(", ", Told.Where(told => list.Count(told.Urgency) > 0).Select(told => $"{list.Count(told.Urgency)} {told.Words}"));
        var kinds = shown.GroupBy(item => DeadlineKind.Of(item.Settlement)).ToDictionary(group => group.Key, group => group.Count());
        return new()
        {
            To = address, AccountId = accountId, Kind = LetterKinds.StaffDigest,
            Subject = $"My Day: {counts}",
            Paragraphs =
            [
                $"This waits for you: {counts}{(list.IsCut ? ", and more" : "")}.",
                string.Join('\n', DeadlineKind.All.Where(kinds.ContainsKey).Select(kind => $"{kind.Words}: {kinds[kind]}")),
                .. shown.Where(item => item.First.Covered is not null).GroupBy(item => item.First.Covered!.PlannerId).Select(of => $"{of.Count()} of these {of.First().First.Covered!.Words}."),
                .. list.ExitsComing.Count == 0 ? Array.Empty<string>() : [ExitsWords(list.ExitsComing, time.Today)],
                "You chose to get this in Milepost, under your account, E-mail to you.",
            ],
            ButtonText = "Open My Day", Path = DueFilter.Address,
        };
    }
}
