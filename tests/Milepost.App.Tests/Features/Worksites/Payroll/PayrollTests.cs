using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Milepost.App.Features.Worksites.Payroll;
using Milepost.App.Store;
using Milepost.App.Tests.Features.Services;
using Milepost.Domain.Worksites;

namespace Milepost.App.Tests.Features.Worksites.Payroll;

/// <summary>A payroll file: a trial run that writes nothing, every mistake by line and column, all rows or none.</summary>
public sealed class PayrollTests
{
    private const string Header = "case_no,placement_id,period_start,period_end,hours,overtime_hours,hourly_wage,gross_pay,subsidized_amount,check_no";

    private static Task<PayrollReport> Check(TestApp app, string csv, Person? person = null) =>
        app.Call((CheckPayrollQuery check) => check.HandleAsync("pay.csv", Encoding.UTF8.GetBytes(csv), CancellationToken.None), person ?? Person.SouthPlanner);

    private static Task<Milepost.Domain.Result<PayrollFile>> TakeIn(TestApp app, string csv, Person? person = null) =>
        app.Call((TakeInPayrollHandler take) => take.HandleAsync(new("pay.csv", Encoding.UTF8.GetBytes(csv)), CancellationToken.None), person ?? Person.SouthPlanner);

    private static Task<(int Rows, int Files, int History)> Written(TestApp app) => app.Call(async (MilepostDb db) => (await db.Payroll.CountAsync(), await db.PayrollFiles.CountAsync(), await db.History.CountAsync()));

    private static string[] Told(PayrollReport report) => [.. report.Mistakes.Select(m => $"{m.Line} {m.Column}: {m.Expected}")];

    private static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>25 people, 20 rows each: three-day periods that do not meet, wages and hours whose product has odd cents.</summary>
    private static (List<string[]> Rows, decimal Gross, decimal Subsidized, decimal Hours) FiveHundredRows()
    {
        var rows = new List<string[]>();
        var (gross, subsidized, all) = (0m, 0m, 0m);
        for (var person = 0; person < 25; person++)
        {
            for (var period = 0; period < 20; period++)
            {
                var start = new DateOnly(2025, 11, 3).AddDays(period * 4);
                var (hours, overtime, wage) = (7.25m + (0.13m * period), period % 5 == 0 ? 1.17m : 0m, 15.37m + (0.01m * person));
                var pay = Math.Round((hours * wage) + (overtime * wage * 1.5m), 2, MidpointRounding.AwayFromZero);
                var part = Math.Round(hours * 14.99m, 2, MidpointRounding.ToZero);
                (gross, subsidized, all) = (gross + pay, subsidized + part, all + hours + overtime);
                rows.Add([$"W-{person}", "S-1", $"{start:yyyy-MM-dd}", $"{start.AddDays(2):yyyy-MM-dd}", Money(hours), overtime == 0 ? "" : Money(overtime), Money(wage), Money(pay), Money(part), $"{1000 + rows.Count}"]);
            }
        }
        return (rows, gross, subsidized, all);
    }

    private static string File(IEnumerable<string[]> rows) => Header + "\r\n" + string.Join("\r\n", rows.Select(r => string.Join(',', r))) + "\r\n";

    [Theory, EachDatabase]
    public async Task Of_500_rows_with_7_mistakes_exactly_these_are_told_and_nothing_is_taken_in_and_then_all_are(TestDatabase database)
    {
        await using var app = await TestApp.StartAsync(database);
        for (var i = 0; i < 25; i++) await app.AddPlaced($"W-{i}", wage: Money(15.37m + (0.01m * i)), startsOn: "2025-11-03");
        var (rows, gross, subsidized, hours) = FiveHundredRows();
        var wrong = rows.Select(r => (string[])[.. r]).ToList();
        wrong[0][0] = "W-99"; // nobody
        wrong[99][3] = "2026-02-30"; // no such day
        wrong[100][4] = "\"7,25\""; // a comma for a point
        wrong[222][7] = Money(decimal.Parse(wrong[222][7], CultureInfo.InvariantCulture) + 0.01m); // a cent too much
        wrong[333][6] = "15.378"; // too fine
        wrong[444][8] = "-5.00"; // negative
        wrong[499][9] = "=HYPERLINK(A1)"; // a formula
        var before = await Written(app);

        var report = await Check(app, File(wrong));
        var refused = await TakeIn(app, File(wrong));

        Assert.Equal(["2 case_no", "101 period_end", "102 hours", "224 gross_pay", "335 hourly_wage", "446 subsidized_amount", "501 check_no"], report.Mistakes.Select(m => $"{m.Line} {m.Column}"));
        Assert.Equal(["W-99", "2026-02-30", "7,25", wrong[222][7], "15.378", "-5.00", "=HYPERLINK(A1)"], report.Mistakes.Select(m => m.Value));
        Assert.Equal(493, report.Rows.Count);
        Assert.Equal("payroll.has-mistakes", refused.Problem!.Code);
        Assert.Equal(before, await Written(app));

        var taken = await TakeIn(app, File(rows));

        Assert.Equal((500, new PayrollTotals(hours, gross, subsidized)), (taken.Value.Rows, taken.Value.Totals));
        Assert.Equal((500, 1), ((await Written(app)).Rows, (await Written(app)).Files));
        var kept = await app.Call((MilepostDb db) => db.Payroll.AsNoTracking().ToListAsync());
        Assert.Equal(gross, kept.Sum(k => k.Details.GrossPay));
        Assert.Equal(subsidized, kept.Sum(k => k.Details.SubsidizedAmount));
        Assert.Equal(20, (await app.Export("W-7"))["payroll"]!.AsArray().Count);
        Assert.StartsWith("A file that was not taken in yet", Assert.Single((await Check(app, File(rows))).Mistakes).Expected, StringComparison.Ordinal);
        Assert.Equal(500, (await Check(app, File(rows.AsEnumerable().Reverse()))).Mistakes.Count(m => m.Column == "check_no"));
    }

    [Fact]
    public async Task Each_kind_of_mistake_is_told_at_its_cell()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddPlaced("W-1", endsOn: "2026-02-15", change: file => file["payroll"] = new JsonArray(new JsonObject
        {
            ["service"] = "S-1", ["periodStart"] = "2026-01-12", ["periodEnd"] = "2026-01-18", ["hours"] = 10, ["hourlyWage"] = "17.25", ["gross"] = "172.50", ["subsidized"] = "150.00",
            ["checkNumber"] = "77", ["recordedOn"] = "2026-01-20",
        }));
        await app.AddPlaced("W-2");
        await app.AddPlaced("N-1", office: TestOrganization.North, planner: Person.CareerPlanner);
        await app.AddParticipant("Bo", "Sampleton", "jted", "illinois-worknet-jted", TestOrganization.South, Person.SouthPlanner, "P-9");

        (string Row, string Expected)[] cases =
        [
            ("W-1,S-1,2026-01-19,2026-01-25,10,,17.25,172.50,150.00,1", ""),
            ("N-1,S-1,2026-01-19,2026-01-25,10,,17.25,172.50,150.00,1", "case_no: The case number of somebody within your reach."),
            (",S-1,2026-01-19,2026-01-25,10,,17.25,172.50,150.00,1", "case_no: The case number of the person who is paid."),
            ("P-9,S-1,2026-01-19,2026-01-25,10,,17.25,172.50,150.00,1", "placement_id: Somebody with a placement; this person has none."),
            ("W-1,S-8,2026-01-26,2026-02-01,10,,17.25,172.50,150.00,1", "placement_id: A placement of this person: S-1."),
            ("W-1,S-1,2025-11-10,2025-11-16,10,,17.25,172.50,150.00,1", "period_start: A period in which the placement runs: 2026-01-05 to 2026-02-15."),
            ("W-1,S-1,2026-01-02,2026-01-08,10,,17.25,172.50,150.00,1", "period_start: A day within the placement: 2026-01-05 to 2026-02-15."),
            ("W-1,S-1,2026-02-10,2026-02-16,10,,17.25,172.50,150.00,1", "period_end: A day within the placement: 2026-01-05 to 2026-02-15."),
            ("W-2,S-1,2026-02-25,2026-03-03,10,,17.25,172.50,150.00,1", "period_end: A period that is over."),
            ("W-1,S-1,2026-02-08,2026-02-02,10,,17.25,172.50,150.00,1", "period_end: The first day of the period or a later one; it begins on 2026-02-08."),
            ("W-1,S-1,2026-01-12,2026-01-18,10,,17.25,172.50,150.00,77", "check_no: A pay that was not taken in yet; this one was on 2026-01-20."),
            ("W-1,S-1,2026-01-18,2026-01-18,10,,17.25,172.50,150.00,78", "period_start: A period that overlaps no other; 2026-01-12 to 2026-01-18 was taken in on 2026-01-20."),
            ("W-1,S-1,2026-01-12,2026-01-18,10,,17.25,172.50,150.00,78", ""),
            ("W-1,S-1,2026-01-19,2026-01-25,10,,17.25,172.50,150.00,1", "check_no: Each pay once; line 2 has the same placement, period and check."),
            ("W-2,S-1,2026-01-19,2026-01-20,48.01,,17.25,828.17,150.00,1", "hours: At most 48 hours: the period has 2 days."),
            ("W-2,S-1,2026-01-21,2026-01-25,10,2,17.25,207.00,150.00,1", "gross_pay: 224.25: 10 hours at 17.25 and 2 hours of overtime at one and a half times."),
            ("W-2,S-1,2026-01-26,2026-01-27,10,,14.99,149.90,149.90,1", "hourly_wage: At least the minimum wage of 15.00 on 2026-01-26 (Illinois, 18 and over)."),
            ("W-2,S-1,2026-01-28,2026-01-29,10,,17.25,172.50,150.01,1", "subsidized_amount: At most 150.00: the minimum wage of 15.00 for 10 hours."),
            ("W-2,S-1,2026-01-30,2026-01-31,10,,17.25,\"1.725,00\",150.00,1", "gross_pay: A point before the cents and nothing between the thousands, like 1234.50."),
            ("W-2,S-1,2026-02-01,2026-02-02,=5+5,,17.25,172.50,150.00,1", "hours: The number itself, not a formula."),
            ("W-2,S-1,2026-02-03,2026-02-04,10,,17.25,$172.50,150.00,1", "gross_pay: Digits and a point only, without a dollar sign."),
            ("W-2,S-1,2026-02-05,2026-02-06,10,,17.25,172.505,150.00,1", "gross_pay: At most 2 digits after the point."),
            ("W-2,S-1,2/7/2026,2/8/2026,10,,17.25,172.50,150.00,1", ""),
            ("W-2,S-1,Feb 9,2026-02-10,10,,17.25,172.50,150.00,1", "period_start: A day written 2026-03-31 or 3/31/2026."),
            ("W-2,S-1,2026-02-11,2026-02-12,10,,17.25,172.50,150.00", ": 10 fields as in the header; this row has 9. Look for a missing or extra comma."),
            ("W-2,S-1,2026-02-13,2026-02-14,10,,17.25,172.50,150.00,\"a\"b", ": A field in quotes that ends with a quote, and a quote inside written twice."),
        ];
        var report = await Check(app, Header + "\n" + string.Join('\n', cases.Select(c => c.Row)));

        Assert.Equal(cases.Select((c, i) => (Line: i + 2, c.Expected)).Where(c => c.Expected.Length > 0).Select(c => $"{c.Line} {c.Expected}"), Told(report));
    }

    [Fact]
    public async Task The_minimum_wage_of_each_day_counts_when_somebody_turns_18()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddPlaced("W-1", wage: "14.00", minimum: "13.00", birthDate: "2008-02-10");

        var report = await Check(app, Header + "\nW-1,S-1,2026-02-03,2026-02-09,10,,14.00,140.00,130.00,1\nW-1,S-1,2026-02-10,2026-02-16,10,,14.00,140.00,130.00,2\n");

        Assert.Equal(["3 hourly_wage: At least the minimum wage of 15.00 on 2026-02-10 (Illinois, 18 and over)."], Told(report));
    }

    [Theory]
    [InlineData("case_no;placement_id\nW-1;S-1", "1 : Commas between the columns. Save it as CSV with commas.")]
    [InlineData("", "0 : A file with a header and at least one row. This one is empty.")]
    [InlineData("PK\u0003\u0004", "0 : A CSV file. This looks like a workbook or another program's file: save it as CSV UTF-8.")]
    public void A_file_that_is_none_is_told_as_a_whole(string text, string expected)
    {
        var sheet = PayrollSheet.Read(Encoding.UTF8.GetBytes(text));

        Assert.Equal([expected], sheet.Findings.Select(f => $"{f.Line} {f.Column}: {f.Expected}"));
    }

    [Fact]
    public void Columns_come_in_any_order_with_a_mark_at_the_start_or_without_and_unknown_ones_are_told()
    {
        var text = "Gross Pay,case_no,worksite,period_start,period_end,hours,hourly_wage,subsidized_amount\r\n1.00,\"W-1\",\"Main \"\"big\"\", branch\",a,b,c,d,e\r\n\r\n";

        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(text), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)] })
        {
            var sheet = PayrollSheet.Read(bytes);
            Assert.Empty(sheet.Findings);
            Assert.Equal((2, "Main \"big\", branch", "1.00"), (Assert.Single(sheet.Rows).Line, sheet.Rows[0]["worksite"], sheet.Rows[0]["gross_pay"]));
        }
        Assert.Equal(["case_no", "placement_id", "wage"], PayrollSheet.Read("period_start,period_end,hours,hourly_wage,gross_pay,subsidized_amount,wage\n1,2,3,4,5,6,7"u8.ToArray()).Findings.Select(f => f.Column));
        Assert.Equal("Text in UTF-8. Save it as CSV UTF-8.", Assert.Single(PayrollSheet.Read([.. "case_no\n"u8, 0xE9, (byte)'\n']).Findings).Expected);
        Assert.StartsWith("At most 5 MB", Assert.Single(PayrollSheet.Read(new byte[PayrollSheet.MostBytes + 1]).Findings).Expected, StringComparison.Ordinal);
        var many = Header + "\n" + string.Concat(Enumerable.Repeat("W-1,S-1,a,b,c,d,e,f,g,h\n", PayrollSheet.MostRows + 1));
        Assert.Equal("At most 20,000 rows. Upload it in parts.", Assert.Single(PayrollSheet.Read(Encoding.UTF8.GetBytes(many)).Findings).Expected);
    }

    [Fact]
    public void A_file_of_sixty_thousand_columns_is_told_in_one_sentence_and_a_name_as_long_as_a_book_is_cut()
    {
        var wide = Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, 60_000).Select(i => $"column{i}")) + "\n1\n");
        Assert.Equal("At most 100 columns; this line has 60,000. Is it the right file?", Assert.Single(PayrollSheet.Read(wide).Findings).Expected);

        var book = PayrollSheet.Read(Encoding.UTF8.GetBytes($"{Header},{new string('x', 1_000_000)}\n"));
        Assert.True(Assert.Single(book.Findings).Column.Length < 100);
        Assert.True(Assert.Single(PayrollSheet.Read(Encoding.UTF8.GetBytes($"{new string(';', 1_000_000)}\n")).Findings).Value!.Length < 100);
    }

    [Fact]
    public async Task The_pages_run_the_trial_take_it_in_show_it_and_take_it_back()
    {
        await using var app = await TestApp.StartAsync();
        var ada = await app.AddPlaced("W-1");
        var planner = app.As(Person.SouthPlanner);
        var good = Header + "\nW-1,S-1,2026-01-19,2026-01-25,10.25,,17.25,176.81,153.75,1\n";

        var page = await planner.Visit("/worksites/payroll");
        page.Attach("Payroll file", "bad.csv", Encoding.UTF8.GetBytes(good.Replace("176.81", "176.80", StringComparison.Ordinal)), "text/csv");
        await page.Press("Check the file");
        page.ShouldSay("1 mistake in 1 row").ShouldSay("176.81: 10.25 hours at 17.25");
        Assert.False(page.HasButton("Take it in"));
        var (bytes, type, _) = await planner.Download(page.LinkTo("Report as CSV"));
        Assert.StartsWith("text/csv", type, StringComparison.Ordinal);
        Assert.Contains("2,mistake,gross_pay,176.80,", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Contains("W-1,S-1,2026-01-19", Encoding.UTF8.GetString((await planner.Download(page.LinkTo("Refused rows as CSV"))).Bytes), StringComparison.Ordinal);
        var upload = page.Address;
        Assert.Equal(0, (await Written(app)).Rows);

        page = await planner.Visit("/worksites/payroll");
        page.Attach("Payroll file", "good.csv", Encoding.UTF8.GetBytes(good), "text/csv");
        await page.Press("Check the file");
        page.ShouldSay("its row is in order").ShouldSay("$176.81");
        Assert.Equal(0, (await Written(app)).Rows);
        await page.Press("Take it in");
        page.ShouldSay("1 rows are taken in, $176.81 gross.").ShouldSay("Main branch, Mock Library");
        var file = page.Address;

        var service = await app.Call((MilepostDb db) => db.Services.Where(s => s.ParticipantId == ada).Select(s => s.Id).SingleAsync());
        (await planner.Visit($"/participants/{ada}/services/{service}")).ShouldSay("Days covered by payroll 7").ShouldSay("$153.75");
        (await planner.Visit("/worksites/payroll")).ShouldSay("good.csv").ShouldSay("Jan 19, 2026 to Jan 25, 2026");
        (await app.As(Person.CareerPlanner).Visit(file)).ShouldBeMissing();
        (await app.As(Person.CareerPlanner).Visit(upload)).ShouldSay("There is no such upload here any more");

        page = await planner.Visit(file);
        await page.Press("Take the file back");
        Assert.Equal("Enter the reason: it stands in the history of everybody in the file.", page.Field("Reason").Error);
        page.Fill("Reason", "Wrong month");
        await page.Press("Take the file back");
        page.ShouldSay("None of its rows counts any more.").ShouldSay("Wrong month");
        (await planner.Visit($"/participants/{ada}/services/{service}")).ShouldSay("taken back").ShouldSay("Days covered by payroll 0");
        Assert.Contains("Wrong month", (await planner.Visit($"/participants/{ada}/history")).Text, StringComparison.Ordinal);
        Assert.True((await TakeIn(app, good)).IsDone);
    }

    [Fact]
    public async Task A_file_is_taken_back_only_by_somebody_above_all_its_people()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddPlaced("W-1");
        await app.AddPlaced("N-1", office: TestOrganization.North, planner: Person.CareerPlanner);
        var file = await TakeIn(app, Header + "\nW-1,S-1,2026-01-19,2026-01-25,10,,17.25,172.50,150.00,1\nN-1,S-1,2026-01-19,2026-01-25,10,,17.25,172.50,150.00,1\n", Person.Supervisor);

        var refused = await app.Call((TakeBackPayrollHandler back) => back.HandleAsync(new(file.Value.Id, "Wrong month"), CancellationToken.None), Person.SouthPlanner);
        Assert.Equal("payroll.not-all-yours", refused.Problem!.Code);
        (await app.As(Person.SouthPlanner).Visit($"/worksites/payroll/{file.Value.Id}")).ShouldSay("1 more rows are about people outside your reach").ShouldNotSay("N-1");
        Assert.True((await app.Call((TakeBackPayrollHandler back) => back.HandleAsync(new(file.Value.Id, "Wrong month"), CancellationToken.None), Person.Supervisor)).IsDone);
    }
}
