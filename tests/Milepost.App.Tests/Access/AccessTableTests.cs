using System.CommandLine;
using Milepost.App.Access;
using Milepost.Domain;

namespace Milepost.App.Tests.Access;

/// <summary>The table and the program say the same. What the table says is tried out in <see cref="AccessTests"/>.</summary>
public sealed class AccessTableTests
{
    private const string Header = "route,method,anyone,signedIn,customer,partner,careerPlanner,supervisor,localAreaStaff,statewideStaff,monitor,dataOfficer,administrator,operator\n";

    [Fact]
    public async Task Every_page_endpoint_and_verb_has_a_row_and_every_row_is_one_of_them()
    {
        await using var app = await TestApp.StartAsync();
        IReadOnlyList<Way> ways = [.. Routes.Of(app.Endpoints), .. Routes.OfVerbs()];

        Assert.True(ways.Count > 30);
        var gaps = Gaps(ways, AccessTable.Instance);
        Assert.True(gaps.Count == 0, string.Join('\n', gaps));
    }

    [Fact]
    public void A_page_without_a_row_and_a_row_without_a_page_are_noticed()
    {
        var table = AccessTable.Read(new StringReader(Header + "/one,GET,x,,,,,,,,,,,\n/gone,POST,,,,,x,,,,,,,\nverb:fly,RUN,,,,,,,,,,,,x\n"));

        Assert.Equal(
            ["GET /new has no row in access.csv.", "POST /one has no row in access.csv.", "access.csv has a row for POST /gone, which is not there.", "access.csv has a row for RUN verb:fly, which is not there."],
            Gaps([new("/one", "GET"), new("/one", "POST"), new("/new", "GET")], table));
    }

    [Fact]
    public void A_page_that_takes_forms_under_any_name_is_known_to_take_them()
    {
        Assert.Equal(["GET", "POST"], Routes.MethodsOf(typeof(PageWithNamedHandler)));
        Assert.Equal(["GET"], Routes.MethodsOf(typeof(PageThatShows)));
    }

    [Fact]
    public void A_verb_is_known_by_its_whole_name()
    {
        var verbs = new[] { new Command("fly"), new Command("token") { new Command("add"), new Command("remove") } };

        Assert.Equal(["verb:fly", "verb:token add", "verb:token remove"], Routes.OfVerbs(verbs).Select(way => way.Route));
    }

    [Fact]
    public void Verbs_are_for_the_operator_and_pages_are_not()
    {
        Assert.Empty(Misplaced(AccessTable.Instance));

        var wrong = AccessTable.Read(new StringReader(Header + "verb:fly,RUN,,,,,x,,,,,,,x\n/one,GET,,,,,x,,,,,,,x\nverb:sit,RUN,,,,,,,,,,,,\n"));
        Assert.Equal(["/one", "verb:fly", "verb:sit"], Misplaced(wrong));
    }

    [Fact]
    public void Administrators_and_data_officers_open_no_case_monitors_change_nothing_and_customers_keep_to_their_own_pages()
    {
        Assert.Empty(TooMuch(AccessTable.Instance));

        var wrong = AccessTable.Read(new StringReader(Header + "/participants/{participantId:guid},GET,,,,,x,,,,,,x,\n/participants/{participantId:guid}/x,POST,,,,,x,,,,x,,,\n/participants,GET,,x,,,,,,,,,,\n/participants/{participantId:guid}/y,GET,,,x,,,,,,,,,\n/me,GET,,,x,,x,,,,,,,\n/partner,GET,,,,x,x,,,,,,,\n/my-day,GET,,,,x,x,,,,,,,\n"));
        Assert.Equal(7, TooMuch(wrong).Count);
    }

    [Theory]
    [InlineData("/one,GET,x,,,,,,,,,,,\n/one,GET,,x,,,,,,,,,,\n", "line 3")]
    [InlineData("/one,GET,y,,,,,,,,,,,\n", "line 2")]
    public void A_row_that_cannot_be_meant_stops_the_program_with_its_line(string rows, string line) =>
        Assert.Contains(line, Assert.Throws<InvalidDataException>(() => AccessTable.Read(new StringReader(Header + rows))).Message, StringComparison.Ordinal);

    private static List<string> Gaps(IReadOnlyCollection<Way> ways, AccessTable table) =>
        [.. ways.Where(way => table.Find(way.Route, way.Method) is null).Select(way => $"{way} has no row in access.csv.").Order(StringComparer.Ordinal)
            .Concat(table.Rows.Select(row => new Way(row.Route, row.Method)).Where(way => !ways.Contains(way))
                .Select(way => $"access.csv has a row for {way}, which is not there.").Order(StringComparer.Ordinal))];

    private static List<string> Misplaced(AccessTable table) =>
        [.. table.Rows.Where(row => row.Method == "RUN" ? !row.Operator || row.Anyone || row.SignedIn || row.Partner || row.Roles.Count > 0 : row.Operator).Select(row => row.Route).Order(StringComparer.Ordinal)];

    /// <summary>Product A2: an administrator has no case access by that role alone, a data officer none either; a monitor reads.</summary>
    private static List<AccessRow> TooMuch(AccessTable table) =>
        [.. table.Rows.Where(row => ((row.Route.StartsWith("/participants", StringComparison.Ordinal) || row.Route.StartsWith("/api/v1/participants", StringComparison.Ordinal))
                && (row.Anyone || row.SignedIn || row.Customer || row.Partner || row.Roles.Contains(StaffRole.Administrator) || row.Roles.Contains(StaffRole.DataOfficer)
                    || (row.Method != "GET" && row.Roles.Contains(StaffRole.Monitor))))
            || (row.Route.Split('/') is ["", "me", ..] && (!row.Customer || row.Anyone || row.SignedIn || row.Partner || row.Roles.Count > 0))
            // Partners have a few pages of their own, and of the others only those of their own account and the frame.
            || (row.Route.Split('/') is ["", "partner", ..] && (row.SignedIn || row.Customer || row.Roles.Count > 0 || !(row.Partner || row.Anyone)))
            || (row.Partner && !row.Route.StartsWith("/partner", StringComparison.Ordinal) && !OpenToPartners.Contains(row.Route)))];

    private static readonly HashSet<string> OpenToPartners =
        ["/", "/account", "/account/password", "/account/two-step", "/account/two-step/codes", "/status/{code:int}", "/keep-alive", "/drafts", "/drafts/discard"];

    private sealed class PageWithNamedHandler : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
    {
        public Microsoft.AspNetCore.Mvc.IActionResult OnPostCloseAsync() => Page();
    }

    private sealed class PageThatShows : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
    {
        public Microsoft.AspNetCore.Mvc.IActionResult OnGet() => Page();
    }
}
