using System.Globalization;
using Milepost.App.Access;
using Milepost.App.Features.Accounts.People;
using Milepost.App.Features.Api.Tokens;
using Milepost.App.Features.Organization;
using Milepost.App.Features.Participants.Assignment;
using Milepost.App.Features.Participants.Register;
using Milepost.App.Policy;
using Milepost.App.ReferenceData;
using Milepost.Domain;
using Milepost.Domain.Participants;
using Barrier = Milepost.App.ReferenceData.Barrier;

namespace Milepost.App.Features.Api.Lists;

/// <summary>Whose token it is, and what it may do here.</summary>
/// <param name="Grants">The roles, each with the place that it is held at.</param>
public sealed record WhoAmI(Guid AccountId, string Name, string Token, IReadOnlyList<RoleGrant> Grants);

public sealed record OfficesAnswer(IReadOnlyList<OfficeChoice> Items);

public sealed record PlannerOfOffices(Guid Id, string Name, IReadOnlyList<Guid> Offices);

public sealed record PlannersAnswer(IReadOnlyList<PlannerOfOffices> Items);

public sealed record PacksAnswer(IReadOnlyList<PackInBrief> Items);

public sealed record PackInBrief(string Id, string Title);

public sealed record ObjectivesAnswer(IReadOnlyList<PredefinedObjective> Items);

public sealed record ServiceCodesAnswer(IReadOnlyList<ServiceCode> Items);

public sealed record NoteSubjectsAnswer(IReadOnlyList<CaseNoteSubject> Items);

public sealed record GoalCategoriesAnswer(IReadOnlyList<GoalCategory> Items);

public sealed record BarriersAnswer(IReadOnlyList<Barrier> Items);

public sealed record OccupationsAnswer(IReadOnlyList<Occupation> Items);

public sealed record YouthElementsAnswer(IReadOnlyList<YouthElement> Items);

/// <summary>The lists that whoever writes a record chooses from.</summary>
public static class ListEndpoints
{
    private static readonly QueryPart PackAsked = new("pack", "Id of the pack, as /packs and participants have it.", typeof(string), IsRequired: true);

    public static void MapListEndpoints(this IEndpointRouteBuilder api)
    {
        var lists = new ApiArea(api, "Lists");
        lists.Get<WhoAmI>("/me", "whoAmI", "Whose token it is, and the roles it acts with.",
            (Actor actor, HttpContext http) => ApiAnswer.Of(http, new WhoAmI(actor.AccountId!.Value, actor.Name, actor.TokenName!, actor.Grants)));
        lists.Get<OfficesAnswer>("/offices", "listOffices", "The offices within reach and who plans there.",
            async (OfficeChoicesQuery offices, HttpContext http, CancellationToken ct) => ApiAnswer.Of(http, new OfficesAnswer(await offices.HandleAsync(ct))));
        lists.Get<PlannersAnswer>("/planners", "listPlanners", "The planners of the offices within reach.", async (OfficeChoicesQuery offices, HttpContext http, CancellationToken ct) =>
        {
            var all = await offices.HandleAsync(ct);
            return ApiAnswer.Of(http, new PlannersAnswer([.. all.SelectMany(o => o.Planners.Select(p => (Planner: p, o.Id))).GroupBy(p => p.Planner)
                .OrderBy(g => g.Key.Name, StringComparer.OrdinalIgnoreCase).Select(g => new PlannerOfOffices(g.Key.Id, g.Key.Name, [.. g.Select(p => p.Id)]))]));
        });
        lists.Get<PacksAnswer>("/packs", "listPacks", "The jurisdictions whose policy is here.", (Packs packs, HttpContext http) => ApiAnswer.Of(http, new PacksAnswer([.. packs.All.Select(p => new PackInBrief(p.Id, p.Title))])));
        lists.Get<ObjectivesAnswer>("/objectives", "listObjectives", "The predefined objectives.",
            (string? search, ReferenceLists all, HttpContext http) => ApiAnswer.Of(http, new ObjectivesAnswer(string.IsNullOrWhiteSpace(search) ? all.Objectives : all.SearchObjectives(search))),
            [new("search", "Words of its name.", typeof(string))]);
        lists.Get<ServiceCodesAnswer>("/service-codes", "listServiceCodes", "The services of a pack and a program. \"service\" is what entering one names.",
            (string? pack, string? program, Packs packs, ReferenceLists all, HttpContext http) => OfPack(packs, pack, id => ApiAnswer.Of(http, new ServiceCodesAnswer(
                program is null ? [.. all.Services.Where(s => s.Packs.Count == 0 || s.Packs.Contains(id))] : all.ServicesFor(id, program)))),
            [PackAsked, new("program", "Only those of this program.", typeof(Program))]);
        lists.Get<NoteSubjectsAnswer>("/note-subjects", "listNoteSubjects", "The subjects of case notes that a pack knows, with their templates.",
            (string? pack, Packs packs, ReferenceLists all, HttpContext http) => OfPack(packs, pack, id => ApiAnswer.Of(http, new NoteSubjectsAnswer(all.Subjects(id)))), [PackAsked]);
        lists.Get<GoalCategoriesAnswer>("/goal-categories", "listGoalCategories", "The categories of goals that a pack knows.",
            (string? pack, Packs packs, ReferenceLists all, HttpContext http) => OfPack(packs, pack, id => ApiAnswer.Of(http, new GoalCategoriesAnswer(all.GoalCategories(id)))), [PackAsked]);
        lists.Get<BarriersAnswer>("/barriers", "listBarriers", "Barriers to choose from.", (ReferenceLists all, HttpContext http) => ApiAnswer.Of(http, new BarriersAnswer(all.Barriers)));
        lists.Get<YouthElementsAnswer>("/youth-elements", "listYouthElements", "The 14 elements of the youth program.", (ReferenceLists all, HttpContext http) => ApiAnswer.Of(http, new YouthElementsAnswer(all.YouthElements)));
        lists.Get<OccupationsAnswer>("/occupations", "listOccupations", "Occupations by words of their title.",
            (string? search, ReferenceLists all, HttpContext http) => ApiAnswer.Of(http, new OccupationsAnswer(all.SearchOccupations(search ?? "", PageAsked.Usual))), [new("search", "Words of its title, or a code.", typeof(string))]);

        new ApiArea(api, "Participants").Get<Lookalikes>("/participants/alike", "findAlike", "Who on file may be the person sought. Registering somebody names in \"seen\" the ids of \"likely\" here.",
            async (string? name, string? birthDate, LookalikesQuery alike, HttpContext http, CancellationToken ct) =>
                string.IsNullOrWhiteSpace(name) ? ApiProblem.Of(StatusCodes.Status400BadRequest, "query.name", "Give the name.", "name").ToResult()
                : ApiAnswer.Of(http, await alike.HandleAsync(new(name, DateOnly.TryParseExact(birthDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null, null), ct)),
            [new("name", "First and last name.", typeof(string), IsRequired: true), new("birthDate", "Day of birth.", typeof(DateOnly))]);

        var admin = new ApiArea(api, "Administration", ApiScopes.Admin);
        admin.Get<OrganizationTree>("/organization", "getOrganization", "The part of the organization within reach.", async (OrganizationQuery organization, HttpContext http, CancellationToken ct) => ApiAnswer.Of(http, await organization.HandleAsync(ct)));
        admin.Get<PeopleList>("/people", "listPeople", "The accounts within reach.",
            async (string? search, string? state, int? page, PeopleQuery people, HttpContext http, CancellationToken ct) => ApiAnswer.Of(http, await people.HandleAsync(new(search, null, state, null, page ?? 1), ct)),
            [new("search", "Words of a name or an address.", typeof(string)), new("state", "\"active\", \"inactive\" or \"locked\".", typeof(string)), new("page", "From 1.", typeof(int))]);
        admin.Get<PersonDetails>("/people/{accountId}", "getPerson", "One account, with its roles.", async (string accountId, PersonQuery people, HttpContext http, CancellationToken ct) =>
            Guid.TryParse(accountId, out var id) && await people.HandleAsync(id, ct) is { } person ? ApiAnswer.Of(http, person, $"\"{person.Version}\"") : ApiProblem.NotThere.ToResult());
    }

    private static IResult OfPack(Packs packs, string? pack, Func<string, IResult> answer) =>
        pack is not null && packs.Find(pack, out var found) ? answer(found.Id)
            : ApiProblem.Of(StatusCodes.Status400BadRequest, "query.pack", $"Give one of these packs: {string.Join(", ", packs.All.Select(p => p.Id))}.", "pack").ToResult();
}
