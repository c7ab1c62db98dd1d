namespace Milepost.Domain.Worksites;

public static class WorksiteProblems
{
    public static readonly Problem NotFound = new("worksites.not-found", ProblemKind.NotFound, "There is no such employer, worksite or job, or it is not yours to keep.");
    public static readonly Problem UnitMissing = new("worksites.unit-missing", ProblemKind.Invalid, "Choose the place that keeps this employer.", "UnitId");
    public static readonly Problem NameMissing = new("worksites.name-missing", ProblemKind.Invalid, "Enter a name.", "Name");
    public static readonly Problem NameTaken = new("worksites.name-taken", ProblemKind.Invalid, "There is one of this name already. Use that one, or tell the two apart by their names.", "Name");
    public static readonly Problem Fein = new("worksites.fein", ProblemKind.Invalid, "Enter the FEIN as two digits, a hyphen and seven digits, like 12-3456789.", "Fein");
    public static readonly Problem AgreementStartMissing = new("worksites.agreement-start", ProblemKind.Invalid, "Enter the first day of the agreement as well.", "AgreementFrom");
    public static readonly Problem AgreementBackwards = new("worksites.agreement-backwards", ProblemKind.Invalid, "An agreement cannot end before it begins.", "AgreementUntil");
    public static readonly Problem RegionMissing = new("worksites.region-missing", ProblemKind.Invalid, "Choose the place whose minimum wage holds at this worksite.", "Region");
    public static readonly Problem TitleMissing = new("worksites.title-missing", ProblemKind.Invalid, "Enter the title of the job.", "Title");
    public static readonly Problem SocCode = new("worksites.soc-code", ProblemKind.Invalid, "Enter the code as two digits, a hyphen and four digits, like 51-4121 or 51-4121.00.", "SocCode");
    public static readonly Problem Wage = new("worksites.wage", ProblemKind.Invalid, "Enter dollars and cents an hour, like 16.20.", "HourlyWage");
    public static readonly Problem WeeklyHours = new("worksites.weekly-hours", ProblemKind.Invalid, "Enter hours a week, more than 0 and at most 168.", "WeeklyHours");
    public static readonly Problem Openings = new("worksites.openings", ProblemKind.Invalid, $"Enter how many people may work in it at one time, from 1 to {Job.MostOpenings}.", "Openings");
    public static readonly Problem MinimumAge = new("worksites.minimum-age", ProblemKind.Invalid, "Enter an age from 14 to 99, or leave it empty.", "MinimumAge");
    public static readonly Problem EndedAlready = new("worksites.ended-already", ProblemKind.Conflict, "This was ended already.");
    public static readonly Problem NotEnded = new("worksites.not-ended", ProblemKind.Conflict, "This is in use; there is nothing to take up again.");
    public static readonly Problem ReasonMissing = new("worksites.reason-missing", ProblemKind.Invalid, "Enter the reason.", "Reason");

    public static Problem StillThere(int people) => new("worksites.still-there", ProblemKind.Conflict,
        $"{people} {(people == 1 ? "person is" : "people are")} still placed here after that day. End those placements first, or choose a later day.", "On");

    public static readonly Problem JobUnknown = new("placement.job", ProblemKind.Invalid, "Choose a job from the list.", "JobId");

    public static Problem JobEnded(string title, DateOnly on) => new("placement.job-ended", ProblemKind.Invalid, $"{title} was offered until {on.Words()}. Choose another job, or an earlier start.", "JobId");

    public static Problem NoOpening(string title, int openings) => new("placement.no-opening", ProblemKind.Conflict,
        $"{(openings == 1 ? $"The 1 opening of {title} is" : $"All {openings} openings of {title} are")} taken. Choose another job, or raise the openings at the job first.", "JobId");

    public static Problem TooYoung(string title, int age, DateOnly from) => new("placement.too-young", ProblemKind.Invalid,
        $"{title} takes people from the age of {age}; this person reaches it on {from.Words()}.", "JobId");

    public static Problem MinimumTooLow(WageOnDay minimum) => new("placement.minimum-too-low", ProblemKind.Invalid,
        $"On {minimum.Day.Words()} the minimum wage for this place and person is ${minimum.DollarsPerHour:0.00}: {minimum.Source}. Enter that or more.", "MinimumWage");

    /// <param name="says">The source that asks for it.</param>
    public static Problem NotListed(string says) => new("placement.not-listed", ProblemKind.Invalid,
        $"Choose the job from the list of worksites. If it is not there, add the employer and the worksite first, under Office. {says}", "JobId");

    internal static Problem? OfEnd(DateOnly? endedOn, string reason) =>
        endedOn is not null ? EndedAlready : string.IsNullOrWhiteSpace(reason) ? ReasonMissing : null;

    internal static Problem? OfResume(DateOnly? endedOn, string reason) =>
        endedOn is null ? NotEnded : string.IsNullOrWhiteSpace(reason) ? ReasonMissing : null;
}
