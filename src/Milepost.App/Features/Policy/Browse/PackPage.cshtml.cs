using Microsoft.AspNetCore.Mvc;
using Milepost.App.Features.Findings;
using Milepost.App.Policy;
using Milepost.App.Web;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Policy.Browse;

/// <summary>One pack: what it rests on, and all that it demands, with what it takes over from the packs it extends.</summary>
public sealed class PackPage(PolicyBook policies, Packs packs) : MilepostPage
{
    public PackPolicy Policy { get; private set; } = null!;

    /// <summary>The documents it names itself; those of the packs it extends stand with them.</summary>
    public IReadOnlyList<PolicySource> Sources { get; private set; } = [];

    public IReadOnlyList<IGrouping<DeadlineKind, RequirementFile>> Kinds { get; private set; } = [];

    public IActionResult OnGet(string pack)
    {
        if (policies.OfPack(pack) is not { } policy) return NotFound();
        Policy = policy;
        var handedDown = policy.Pack.Extends is { } parent ? packs[parent].Sources.Keys.ToHashSet() : [];
        Sources = [.. policy.Pack.Sources.Values.Where(source => !handedDown.Contains(source.Id)).OrderBy(source => source.Title, StringComparer.Ordinal)];
        Kinds =
        [
            .. policy.Files.OrderBy(file => file.Requirement.Title, StringComparer.OrdinalIgnoreCase).GroupBy(file => DeadlineKind.Of(file.Requirement.SettledBy))
                .OrderBy(kind => DeadlineKind.All.ToList().IndexOf(kind.Key)),
        ];
        return Page();
    }

    public string TitleOf(string pack) => packs[pack].Title;

    /// <summary>The requirement of this pack that takes the place of one it would take over; null where none does.</summary>
    public RequirementFile? ReplacedBy(RequirementFile file) => Policy.Files.FirstOrDefault(other => other.Requirement.Waives.Any(waiver => waiver.Requirement == file.Requirement.Id));
}
