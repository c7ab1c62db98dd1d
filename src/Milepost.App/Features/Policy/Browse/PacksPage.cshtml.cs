using Milepost.App.Access;
using Milepost.App.Features.Findings.Rejudge;
using Milepost.App.Policy;
using Milepost.App.Web;
using Milepost.Domain;

namespace Milepost.App.Features.Policy.Browse;

/// <summary>The policy the program works by, for everybody who works with it.</summary>
public sealed class PacksPage(PolicyBook policies, Packs packs, RejudgeRecordsHandler rejudge, Actor actor) : MilepostPage
{
    public IReadOnlyList<PackPolicy> Policies { get; } = [.. policies.Packs];

    /// <summary>How far the records have been judged by it; null for people who need not care.</summary>
    public RejudgeProgress? Progress { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (actor.Grants.Any(g => g.Role is StaffRole.Administrator or StaffRole.Supervisor)) Progress = await rejudge.ProgressAsync(ct);
    }

    public string TitleOf(string pack) => packs[pack].Title;
}
