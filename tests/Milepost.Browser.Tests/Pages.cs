using System.Text.RegularExpressions;
using Milepost.App.Access;
using Milepost.Domain;

namespace Milepost.Browser.Tests;

/// <summary>A page to look at: its address, with names in braces for ids of the demo data, and who opens it.</summary>
/// <param name="Case">The demo person the address is about.</param>
/// <param name="Language">What customers' pages are read in: en or es.</param>
public sealed record PageToSee(string Address, string? Email, string Case, string Language = "en")
{
    public override string ToString() => (Case.Length == 0 ? Address : $"{Address} of {Case}") + (Language == "es" ? " in Spanish" : "");
}

/// <summary>
/// Every page there is: those of the access table, so that a new page is looked at without anybody thinking of it, and
/// <see cref="More"/>, where the same page looks different for another person or with a query.
/// </summary>
public static partial class Pages
{
    private const string Adult = "DEMO-06";

    /// <summary>The employer in Chicago, which the planner there may open.</summary>
    private const string OfHotel = "FROM Employers e JOIN Worksites w ON w.EmployerId = e.Id JOIN Jobs j ON j.WorksiteId = w.Id JOIN OrgUnits u ON e.OrgUnitId = u.Id WHERE u.Code = 'CHI-NORTH' ORDER BY e.Id LIMIT 1";

    /// <summary>Pages worth seeing besides: other packs and programs, filters, empty records. Add yours.</summary>
    private static readonly PageToSee[] More =
    [
        new("/participants?q=nobody+of+this+name", Demo.ChicagoPlanner, ""),
        new("/participants?show=all", Demo.StatewideStaff, ""),
        new("/participants/{participantId}", Demo.ChicagoPlanner, "DEMO-01"),
        new("/participants/{participantId}/goals", Demo.ChicagoPlanner, "DEMO-01"),
        new("/participants/{participantId}", Demo.YouthPlanner, "DEMO-09"),
        new("/participants/{participantId}/plans/{planId}", Demo.YouthPlanner, "DEMO-12"),
        new("/participants/{participantId}/services/new", Demo.YouthPlanner, "DEMO-09"),
        new("/participants/{participantId}", Demo.JtedPlanner, "DEMO-16"),
        new("/participants/{participantId}/plans/{planId}", Demo.JtedPlanner, "DEMO-16"),
        new("/participants/{participantId}/plans/{planId}/goals/new", Demo.JtedPlanner, "DEMO-16"),
        new("/participants/{participantId}", Demo.NewJerseyCounselor, "DEMO-18"),
        new("/participants/{participantId}/plans/{planId}", Demo.NewJerseyCounselor, "DEMO-18"),
        new("/participants/{participantId}/plans/{planId}/finish", Demo.NewJerseyCounselor, "DEMO-18"),
        new("/participants/{participantId}", Demo.Monitor, Adult),
        new("/participants?show=all&due=late&sort=due", Demo.StatewideStaff, ""),
        new("/board", Demo.StatewideStaff, ""),
        new("/board?program=Youth", Demo.Monitor, ""),
        new("/policy", Demo.Administrator, ""),
        new("/policy/new-jersey/nj.plan-content", Demo.NewJerseyCounselor, ""),
        new("/participants/{participantId}/findings", Demo.ChicagoPlanner, "DEMO-01"),
        new("/participants/{participantId}/findings", Demo.YouthPlanner, "DEMO-09"),
        new("/participants/{participantId}/findings", Demo.NewJerseyCounselor, "DEMO-18"),
        new("/participants/{participantId}/findings?asOf=2031-02-30", Demo.ChicagoPlanner, Adult),
        new("/participants/{participantId}/findings?asOf=2031-02-28", Demo.Monitor, Adult),
        new("/participants/{participantId}/messages", Demo.ChicagoPlanner, "DEMO-01"),
        new("/participants/{participantId}/documents", Demo.ChicagoPlanner, "DEMO-01"),
        new("/participants/{participantId}/application/decisions/{snapshotId}", Demo.ChicagoPlanner, "DEMO-02"),
        new("/participants/{participantId}/application/answers", Demo.ChicagoPlanner, "DEMO-02"),
        new("/participants/{participantId}/application/answers/work", Demo.ChicagoPlanner, "DEMO-02"),
        new("/participants/{participantId}/application/proof", Demo.ChicagoPlanner, "DEMO-02"),
        new("/participants/{participantId}/application/determination", Demo.ChicagoPlanner, "DEMO-02"),
        new("/participants/{participantId}/application/eligibility", Demo.ChicagoPlanner, "DEMO-01"),
        new("/participants/{participantId}/application/eligibility", Demo.Monitor, "DEMO-02"),
        new("/participants/{participantId}/assessment", Demo.ChicagoPlanner, Demo.CustomerCase),
        new("/participants/{participantId}/assessment", Demo.ChicagoPlanner, "DEMO-04"),
        new("/participants/{participantId}/assessment/new?kind=Test", Demo.ChicagoPlanner, Adult),
        new("/participants/{participantId}/assessment/new?kind=Test&tool=TABE+11+%26+12", Demo.ChicagoPlanner, Adult),
        new("/participants/{participantId}/assessment/new?kind=Summary", Demo.ChicagoPlanner, Adult),
        new("/participants/{participantId}/assessment/new?kind=Exploration", Demo.ChicagoPlanner, Adult),
        new("/participants/{participantId}/assessment/new?kind=Goals", Demo.ChicagoPlanner, Adult),
        new("/participants/{participantId}/assessment/new?kind=Worksheet", Demo.ChicagoPlanner, Adult),
        new("/participants/{participantId}/assessment/new?kind=Borrowed", Demo.ChicagoPlanner, Adult),
        new("/participants/{participantId}/assessment/training", Demo.ChicagoPlanner, "DEMO-04"),
        new("/participants/{participantId}/assessment/training/choice?id={choiceId}", Demo.ChicagoPlanner, "DEMO-04"),
        new("/participants/{participantId}/screening/follow-up", Demo.ChicagoPlanner, Demo.CustomerCase),
        new("/participants/{participantId}/notes/required", Demo.ChicagoPlanner, "DEMO-04"),
        new("/participants/{participantId}/notes/new?subject=Training+Begin+Date", Demo.ChicagoPlanner, "DEMO-04"),
        new("/notes/required?planner=all", Demo.Supervisor, ""),
        new("/no/such/page", Demo.ChicagoPlanner, ""),
        new("/participants/{participantId}/messages", Demo.ChicagoPlanner, Demo.CustomerCase),
        new("/participants/{participantId}/documents", Demo.ChicagoPlanner, Demo.CustomerCase),
        new("/participants/{participantId}/sign-in", Demo.ChicagoPlanner, Demo.CustomerCase),
        new("/participants/{participantId}/plans/{planId}/agreement", Demo.Monitor, Demo.CustomerCase),
        new("/front-desk/counts", Demo.Monitor, ""),
        new("/front-desk/counts/list?what=people", Demo.Monitor, ""),
        new("/participants/{participantId}/services/new?service=occupational-training", Demo.ChicagoPlanner, "DEMO-04"),
        new("/participants/{participantId}/outcomes/credentials/new", Demo.ChicagoPlanner, "DEMO-04"),
        new("/training/attendance?class=program:{programId}", Demo.ChicagoPlanner, ""),
        new("/worksites", Demo.JtedPlanner, ""),
        new("/worksites/sites/{worksiteId}/people", Demo.JtedPlanner, ""),
        new("/worksites/wage-check", Demo.JtedPlanner, ""),
        new("/worksites/payroll", Demo.JtedPlanner, ""),
        new("/participants/{participantId}/services/new?service=jted-work-experience", Demo.JtedPlanner, "DEMO-16"),
        new("/worksites/payroll/{fileId}", Demo.JtedPlanner, ""),
        new("/me", Demo.CustomerWithoutPlan, ""),
        new("/me", Demo.SignedCustomer, "DEMO-04"),
        new("/me/plan", Demo.SignedCustomer, "DEMO-04", "es"),
    ];

    /// <summary>Answers that are no pages: files and one-word replies.</summary>
    private static readonly HashSet<string> NoPages =
    [
        "/health/live", "/health/ready", "/health/details", "/metrics", "/participants/{participantId:guid}/documents/{documentId:guid}/download", "/me/documents/{documentId:guid}/download", "/participants/list.csv", "/calendar/{token}.ics",
        "/front-desk/counts.csv", "/front-desk/counts/list.csv", "/exits.csv", "/training/budgets.csv", "/worksites/payroll/report.csv", "/worksites/payroll/template.csv",
        // What a partner is shown by link takes a code told on the phone; the file of a payroll is its office's (see above).
        "/partner/referrals/{referralId:guid}/documents/{documentId:guid}", "/partner/shared/{linkId:guid}", "/partner/shared/{linkId:guid}/documents/{documentId:guid}", "/worksites/payroll/{fileId:guid}",
        // The demo holds no import; its pages are walked in the tests beside them.
        "/import/{importId:guid}", "/import/{importId:guid}/rejected/{file}",
        "/sign/{requestId:guid}/form", "/verify/certificate", "/language/{code}", "/participants/{participantId:guid}/findings/settle",
        "/participants/{participantId:guid}/findings.json", "/participants/{participantId:guid}/case-file.json",
    ];

    /// <summary>What a page must be asked with to have something to show.</summary>
    private static readonly Dictionary<string, string> Queries = new()
    {
        ["/organization/new"] = "?under={unitId}",
        ["/services/group/attendance"] = "?pack=chicago-cook&program=adult&service=orientation&on={serviceDay}",
        ["/participants/{participantId}/findings/why"] = "?requirement=us.exit-after-90-days&subject=participant",
    };

    public static IReadOnlyList<PageToSee> All { get; } = [.. FromAccessTable(), .. More];

    private static IEnumerable<PageToSee> FromAccessTable() =>
        from row in AccessTable.Instance.Rows
        where row.Method == "GET" && !NoPages.Contains(row.Route) && !row.Route.StartsWith("/api/", StringComparison.Ordinal)
        orderby row.Route
        // The first service of a person need not be a training.
        let isTraining = row.Route.Contains("{serviceId:guid}/training", StringComparison.Ordinal) || row.Route.EndsWith("{serviceId:guid}/attendance", StringComparison.Ordinal)
        let address = Constraint().Replace(isTraining ? row.Route.Replace("{serviceId:guid}", "{trainingId:guid}", StringComparison.Ordinal) : row.Route, "}")
        let isCustomers = row is { Customer: true, SignedIn: false, Roles.Count: 0 } && (!row.Anyone || address.StartsWith("/sign/", StringComparison.Ordinal))
        let isPartners = row is { Partner: true, SignedIn: false, Customer: false, Anyone: false }
        let isAskedToSign = address.Contains("{requestId}", StringComparison.Ordinal)
        let person = isCustomers || isAskedToSign ? Demo.CustomerCase : isTraining ? "DEMO-04" : address.Contains("{snapshotId}", StringComparison.Ordinal) ? "DEMO-02" : isPartners || address.Contains("{participantId}", StringComparison.Ordinal) ? Adult : ""
        from language in (row.Anyone && !address.StartsWith("/partner/", StringComparison.Ordinal)) || isCustomers ? new[] { "en", "es" } : ["en"]
        select new PageToSee(address, isCustomers ? Demo.Customer : row.Anyone ? null : isPartners ? Demo.Partner : Demo.ReaderOf(row.Roles), person, language);

    /// <summary>The address with real ids in it; null when the demo data holds nothing that the page could show.</summary>
    public static async Task<string?> ResolveAsync(PageToSee page, RunningMilepost milepost)
    {
        if (page.Case == Demo.CustomerCase) await milepost.HaveAskedToSignAsync();
        var participant = page.Case.Length == 0 ? null : milepost.Ask($"""SELECT Id FROM Participants WHERE CaseNumber = '{page.Case}'""");
        var missing = false;
        var address = Parameter().Replace(page.Address + Queries.GetValueOrDefault(page.Address), match =>
        {
            var id = IdOf(match.Groups["name"].Value, participant, milepost);
            missing |= string.IsNullOrEmpty(id);
            return Uri.EscapeDataString((Guid.TryParse(id, out var guid) ? guid.ToString() : id) ?? "");
        });
        return missing ? null : address;
    }

    private static string? IdOf(string name, string? participant, RunningMilepost milepost)
    {
        string? One(string table) => milepost.Ask($"""SELECT Id FROM {table} WHERE ParticipantId = '{participant}' ORDER BY Id LIMIT 1""");
        var plan = $"""SELECT Id FROM Plans WHERE ParticipantId = '{participant}' ORDER BY ClosedOn IS NOT NULL, Id LIMIT 1""";
        return name switch
        {
            "code" => "404",
            "pack" => "chicago-cook",
            "requirement" => "chi.plan-review-quarterly",
            "participantId" => participant,
            "planId" => milepost.Ask(plan),
            "goalId" => milepost.Ask($"SELECT Id FROM Goals WHERE PlanId = ({plan}) ORDER BY Id LIMIT 1"),
            "objectiveId" => milepost.Ask($"SELECT o.Id FROM Objectives o JOIN Goals g ON o.GoalId = g.Id WHERE g.PlanId = ({plan}) ORDER BY o.Id LIMIT 1"),
            "agreementId" => milepost.Ask($"SELECT Id FROM Agreements WHERE PlanId = ({plan}) ORDER BY Id LIMIT 1"),
            "serviceId" => One("Services"),
            "noteId" => One("CaseNotes"),
            "enrollmentId" => One("Enrollments"),
            "assessmentId" => One("Assessments"),
            "credentialId" => One("Credentials"),
            "gainId" => One("SkillGains"),
            "gapId" => One("PlannedGaps"),
            "referralId" => milepost.Ask($"""SELECT Id FROM Referrals WHERE ParticipantId = '{participant}' ORDER BY PartnerId IS NULL, Id LIMIT 1"""),
            "partnerId" => milepost.Ask("SELECT Id FROM Partners WHERE Name = 'Lakeside Mock Adult School'"),
            "concurrentId" => One("ConcurrentPrograms"),
            "waiverId" => One("Waivers"),
            "limitId" => milepost.Ask("SELECT Id FROM SupportLimits WHERE Until IS NULL ORDER BY Id LIMIT 1"),
            "approvalId" => One("Approvals"),
            "mergeId" => milepost.Ask($"SELECT Id FROM Merges WHERE SurvivorId = '{participant}' LIMIT 1"),
            "choiceId" => One("TrainingChoices"),
            "linkId" => milepost.Ask("SELECT Id FROM PartnerLinks ORDER BY Id LIMIT 1"),
            "documentId" => One("Documents"),
            "requestId" => One("SignatureRequests"),
            "section" => "household",
            "snapshotId" => One("EligibilitySnapshots"),
            "tableId" => milepost.Ask("SELECT Id FROM LocalIncomeTables LIMIT 1"),
            "employerId" => milepost.Ask($"SELECT e.Id {OfHotel}"),
            "worksiteId" => milepost.Ask($"SELECT w.Id {OfHotel}"),
            "jobId" => milepost.Ask($"SELECT j.Id {OfHotel}"),
            "fileId" => milepost.Ask("SELECT Id FROM PayrollFiles ORDER BY Id LIMIT 1"),
            "token" => "no-such-link",
            "accountId" => milepost.Ask($"SELECT Id FROM AspNetUsers WHERE Email = '{Demo.ChicagoPlanner}'"),
            "providerId" => milepost.Ask("SELECT Id FROM TrainingProviders ORDER BY Id LIMIT 1"),
            "programId" => milepost.Ask("SELECT Id FROM TrainingPrograms ORDER BY Id LIMIT 1"),
            "trainingId" => milepost.Ask($"SELECT Id FROM Services WHERE ParticipantId = '{participant}' AND Kind = 'Training' ORDER BY Id LIMIT 1"),
            "number" => "1",
            "unitId" => milepost.Ask("SELECT Id FROM OrgUnits WHERE Code = 'LAKESIDE'"),
            "visitId" => milepost.Ask($"SELECT v.Id FROM Visits v JOIN OrgUnits u ON v.OfficeId = u.Id WHERE u.Code = 'CHI-NORTH' ORDER BY v.Id LIMIT 1"),
            "visitorId" => milepost.Ask("SELECT v.Id FROM Visitors v JOIN OrgUnits u ON v.OfficeId = u.Id WHERE u.Code = 'CHI-NORTH' ORDER BY v.Id LIMIT 1"),
            "localServiceId" => milepost.Ask("SELECT s.Id FROM LocalServices s JOIN OrgUnits u ON s.OrgUnitId = u.Id WHERE u.Code = 'IL-7' ORDER BY s.Id LIMIT 1"),
            "serviceDay" => milepost.Ask($"SELECT s.StartsOn FROM Services s JOIN Participants p ON s.ParticipantId = p.Id WHERE p.CaseNumber = '{Adult}' ORDER BY s.Id LIMIT 1"),
            _ => throw new InvalidOperationException($"No test knows an id for {{{name}}}: teach Pages.IdOf what it stands for."),
        };
    }

    [GeneratedRegex(@":\w+\}")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\{(?<name>\w+)\}")]
    private static partial Regex Parameter();
}

/// <summary>People of the demo organization.</summary>
public static class Demo
{
    public const string ChicagoPlanner = "robin.planner@example.org";
    public const string YouthPlanner = "sky.planner@example.org";
    public const string JtedPlanner = "jo.planner@example.org";
    public const string NewJerseyCounselor = "val.counselor@example.org";
    public const string Supervisor = "terry.supervisor@example.org";
    public const string LocalAreaStaff = "lee.localarea@example.org";
    public const string StatewideStaff = "pat.statewide@example.org";
    public const string Monitor = "quinn.monitor@example.org";
    public const string Administrator = "ade.administrator@example.org";

    /// <summary>A customer who reads Spanish and whose plan waits for a signature.</summary>
    public const string Customer = "celia.placeholder@example.org";
    public const string CustomerCase = "DEMO-03";
    public const string CustomerWithoutPlan = "amara.sampleton@example.org";
    public const string SignedCustomer = "desmond.exampleby@example.org";

    /// <summary>Signs in at a partner that demo referrals were sent to.</summary>
    public const string Partner = "pia.partner@example.org";

    public const string Password = "milepost demo";

    /// <summary>Somebody who may open a page: the career planner where that is one of them.</summary>
    public static string ReaderOf(IReadOnlySet<StaffRole> roles) =>
        roles.Count == 0 || roles.Contains(StaffRole.CareerPlanner) ? ChicagoPlanner
        : roles.Contains(StaffRole.Administrator) ? Administrator
        : roles.Contains(StaffRole.Supervisor) ? Supervisor
        : roles.Contains(StaffRole.Monitor) ? Monitor
        : StatewideStaff;
}
