using Milepost.App.Access;
using Milepost.App.ReferenceData;
using Milepost.App.Web;
using Milepost.Domain.Eligibility;

namespace Milepost.App.Features.IncomeTables;

public sealed class IncomeTablesPage(IncomeTablesQuery tables, ReferenceLists lists, Actor actor) : MilepostPage
{
    public IReadOnlyList<KeptIncomeTable> Kept { get; private set; } = [];

    public IReadOnlyList<IncomeTable> Shipped => [.. lists.IncomeTables.OrderBy(table => table.Place == IncomePlaces.Contiguous ? 0 : 1).ThenBy(table => table.Place, StringComparer.Ordinal).ThenByDescending(table => table.From)];

    public bool MayAdd => actor.MayTake("/low-income/new", "POST");

    public async Task OnGetAsync(CancellationToken ct) => Kept = await tables.HandleAsync(ct);

    public static string Named(IncomeTableKind kind) => kind == IncomeTableKind.Poverty ? "Poverty guideline" : "70% of the lower living standard";
}
