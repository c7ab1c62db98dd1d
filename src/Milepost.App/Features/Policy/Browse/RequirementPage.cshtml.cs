using Microsoft.AspNetCore.Mvc;
using Milepost.App.Policy;
using Milepost.App.Web;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Policy.Browse;

/// <summary>A requirement in full, as <c>milepost policy explain</c> prints it.</summary>
public sealed class RequirementPage(PolicyBook policies, Packs packs) : MilepostPage
{
    public PackPolicy Policy { get; private set; } = null!;

    public RequirementFile Shown { get; private set; } = null!;

    public IReadOnlyList<ExplainedRow> Rows { get; private set; } = [];

    public IActionResult OnGet(string pack, string requirement)
    {
        if (policies.OfPack(pack) is not { } policy || policy.Files.FirstOrDefault(file => file.Requirement.Id == requirement) is not { } found) return NotFound();
        (Policy, Shown) = (policy, found);
        Rows = ExplainRequirement.Rows(found, packs, policies.Files);
        return Page();
    }

    public PolicySource SourceOf(Citation citation) => packs[Shown.Requirement.Pack].Sources[citation.Source];
}
