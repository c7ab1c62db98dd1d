namespace Milepost.App.Features.Office;

/// <summary>A page about the office itself, not about one participant.</summary>
/// <param name="Group">The heading it stands under.</param>
/// <param name="Says">One line: what is done there.</param>
public sealed record OfficePlace(string Group, string Words, string Path, string Says);

/// <summary>Everything the Office page leads to, in the order of a participant's way through the office. The access table decides who sees which.</summary>
public static class OfficePlaces
{
    private const string Desk = "Front desk";
    private const string Together = "Many people at once";
    private const string Supervision = "Supervision";
    private const string Services = "Services and money";
    private const string Training = "Training";
    private const string Work = "Work experience";
    private const string Partners = "Partners and referrals";
    private const string Leaving = "Exit and follow-up";
    private const string Settings = "Places, people and lists";

    public static IReadOnlyList<OfficePlace> All { get; } =
    [
        new(Desk, "Front desk", "/front-desk", "Who came in today, sign-in sheets, visitors."),
        new(Desk, "Kiosk", "/front-desk/kiosk", "Let people check in themselves on a device at the door."),
        new(Desk, "Local services", "/local-services", "What people choose when they check in."),
        new(Desk, "Counts", "/front-desk/counts", "Visits, reportable individuals and participants among them."),
        new(Together, "Group entry", "/services/group", "Enter a workshop or another service for many people at once."),
        new(Together, "Class attendance", "/training/attendance", "Enter who was there, for a whole class at once."),
        new(Together, "Missing case notes", "/notes/required", "Who lacks a note that policy asks for, and which."),
        new(Services, "Costs and funding", "/costs", "What services cost by year, type and source; every number opens its list."),
        new(Services, "Services by youth element", "/youth-elements", "How many young people had each of the 14 elements."),
        new(Services, "Limits on support", "/support-limits", "The most that supportive services of one person may cost."),
        new(Training, "Training providers and programs", "/training/providers", "Schools, their programs, and the credentials approved for them."),
        new(Training, "Training budgets", "/training/budgets", "What is planned, obligated and paid for training, by program year."),
        new(Work, "Employers and worksites", "/worksites", "Who gives work to participants, where, and which jobs with what wage."),
        new(Work, "Payroll", "/worksites/payroll", "Take in the pay of a group from a file, after a trial run."),
        new(Work, "Wage check", "/worksites/wage-check", "Placements whose minimum wage changes: somebody turns 18, a rate is raised."),
        new(Partners, "Partners", "/partners", "Organizations that people are referred to, and who signs in there."),
        new(Partners, "Referrals", "/referrals", "What was sent, waits for an answer, or came back with a result."),
        new(Leaving, "Exits coming", "/exits", "Who exits within 30 days or late, and what would hold it."),
        new(Leaving, "Follow-up due", "/follow-ups", "Quarters after exit that still want a contact."),
        new(Supervision, "Approvals", "/approvals", "What waits for a supervisor's approval, and what was returned."),
        new(Supervision, "Absence cover", "/covers", "Who looks after whose people while a planner is away."),
        new(Supervision, "Hand people over", "/reassign", "Give many people to other planners at once, with a look at what will happen."),
        new(Supervision, "Came and went", "/handovers", "Who was handed to whom, and who went to another office."),
        new(Supervision, "Likely duplicates", "/duplicates", "Records that may be one person's, to compare and merge."),
        new(Settings, "People", "/people", "Staff accounts and their roles."),
        new(Settings, "Organization", "/organization", "State, local areas, providers and offices."),
        new(Settings, "Import", "/import", "Bring in the caseload of another system from its tables."),
        new(Settings, "Income tables", "/low-income", "Poverty guidelines and lower living standards that low income is judged by."),
        new(Settings, "Mail", "/mail", "Letters that wait, went out or came back."),
        new(Settings, "Webhooks", "/webhooks", "Other programs that are told when something changes."),
        new(Settings, "Full export", "/export", "Everything Milepost holds, as files that other programs read."),
    ];
}
