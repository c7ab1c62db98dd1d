using Milepost.App.Print;

namespace Milepost.App.Tests.Print;

/// <summary>Plans of plainly fictional people to print.</summary>
internal static class SamplePlans
{
    public static readonly DateTimeOffset PrintedAt = new(2024, 5, 6, 14, 2, 0, TimeSpan.FromHours(-5));

    private static readonly PlanFormOffice Office = new(
        "Lakeside Workforce Partnership (demonstration)",
        "Harbor Street Career Center",
        ["100 Harbor Street, Suite 4", "Sampletown, IL 60000", "555-0142"]);

    public static PlanFormContent Adult() => new()
    {
        Kind = PlanFormKind.IndividualEmploymentPlan,
        Version = 2,
        Reference = "7F3A-21C9",
        Office = Office,
        ParticipantName = "Rowan Sampleton",
        CaseNumber = "HS-2024-0117",
        Programs = ["WIOA Adult", "WIOA Dislocated Worker"],
        PlannerName = "Marisol Testwell",
        PlannerTitle = "Career Coach",
        StartsOn = new(2024, 2, 6),
        ProjectedEndOn = new(2025, 1, 31),
        CareerPathway = "Manufacturing: machine operator to CNC machinist to programmer",
        TargetOccupation = "Machinists (51-4041)",
        Justification = new("Rowan ran presses for nine years and lost the job when the plant closed. The interest survey and the interview both point to precision work, and machinist openings in the county have grown for three years. Test scores show the math needed for blueprint reading is within reach after a short refresher.")
        {
            FromAssessment = true,
            FromInterview = true,
            FromPreviousSkills = false,
            SkillsGap = "Employers ask for NIMS Level 1 and for set-up of CNC lathes. Rowan has neither and has not worked with digital controls.",
        },
        Barriers =
        [
            new("Transportation", "Monthly transit card while in training; look for a carpool by June."),
            new("Basic skills: math", "Refresher class two evenings a week at the career center."),
            new("Child care", null),
        ],
        Goals =
        [
            new("Earn NIMS Machining Level 1 at a 16-week CNC program")
            {
                Type = "Training",
                Term = "Short-term",
                Category = "Occupational training",
                Status = "On track",
                EstablishedOn = new(2024, 2, 6),
                ProjectedEndOn = new(2024, 8, 30),
                Objectives =
                [
                    new("Research Training Providers & Programs")
                    {
                        Justification = "Comparing three eligible programs lets Rowan make an informed choice about length, cost and schedule.",
                        StartsOn = new(2024, 2, 6),
                        ReviewOn = new(2024, 2, 27),
                        ProjectedEndOn = new(2024, 3, 8),
                        Outcome = "Successful",
                        Services =
                        [
                            new("Career Planning") { Code = "202", Provider = "Harbor Street Career Center", StartsOn = new(2024, 2, 6), EndsOn = new(2024, 3, 4), Status = "Complete" },
                        ],
                    },
                    new("Attend Occupational Training")
                    {
                        Justification = "The certificate closes the skills gap that employers named.",
                        StartsOn = new(2024, 4, 29),
                        ReviewOn = new(2024, 6, 28),
                        ProjectedEndOn = new(2024, 8, 30),
                        Services =
                        [
                            new("Occupational Skills Training (ITA)") { Code = "300", Provider = "Sampletown Technical Institute", StartsOn = new(2024, 4, 29), EndsOn = new(2024, 8, 16), WeeklyHours = 25, Status = "Started" },
                            new("Support Service: Transportation Assistance") { Code = "181", Provider = "Harbor Street Career Center", StartsOn = new(2024, 4, 29), Status = "Started" },
                        ],
                    },
                ],
            },
            new("Obtain full-time, sustainable employment as a CNC machinist")
            {
                Type = "Employment",
                Term = "Long-term",
                Category = "Full-time employment",
                Status = "Not started",
                EstablishedOn = new(2024, 2, 6),
                ProjectedEndOn = new(2025, 1, 31),
                Objectives =
                [
                    new("Develop / Revise Resume")
                    {
                        Justification = "The last resume is nine years old and leaves out press set-up.",
                        StartsOn = new(2024, 7, 8),
                        ReviewOn = new(2024, 7, 22),
                        ProjectedEndOn = new(2024, 7, 31),
                    },
                    new("Apply for Jobs on a Weekly Basis")
                    {
                        Justification = "Five applications a week, tracked together, keep the search moving.",
                        StartsOn = new(2024, 8, 19),
                        ReviewOn = new(2024, 9, 30),
                        ProjectedEndOn = new(2025, 1, 31),
                        Services = [new("Job Search and Placement Assistance") { Code = "125", Status = "Planned" }],
                    },
                ],
            },
        ],
        TrainingComponents = ["Remedial math, 6 weeks", "CNC Machining Certificate, 16 weeks", "NIMS Level 1 examination"],
        SupportServices = ["Transit card, monthly", "Work boots and safety glasses"],
        CustomerActions = ["Bring the enrollment letter to Marisol by May 10.", "Turn in the attendance sheet every Friday.", "Call the child care referral line this week."],
        PerformanceIndicators = ["Employment in the second quarter after exit", "Credential attainment"],
        Tracking = "Attendance sheets every week, a meeting every month, and the school's mid-term report.",
        Comments = "Rowan prefers text messages and evening appointments.",
    };

    public static PlanFormContent Youth() => new()
    {
        Kind = PlanFormKind.IndividualServiceStrategy,
        Version = 1,
        Reference = "B0C4-77E2",
        Office = Office,
        ParticipantName = "Juniper Peña-Nguyễn",
        CaseNumber = "HS-2024-0231",
        Programs = ["WIOA Youth (out of school)"],
        PlannerName = "Ash Placeholder",
        PlannerTitle = "Career Planner",
        StartsOn = new(2024, 3, 11),
        ProjectedEndOn = new(2025, 3, 10),
        CareerPathway = "Information technology: support, then networks",
        TargetOccupation = "Computer User Support Specialists (15-1232)",
        Justification = new("Juniper repairs phones for family and friends and scored high on realistic and investigative interests.") { FromAssessment = true, FromInterview = true },
        Barriers = [new("School dropout", "High school equivalency classes"), new("Transportation", "Transit card")],
        Goals =
        [
            new("Earn a high school equivalency diploma")
            {
                Type = "Education",
                Term = "Intermediate",
                Status = "Started",
                EstablishedOn = new(2024, 3, 11),
                ProjectedEndOn = new(2024, 11, 29),
                LinkedToGoal = 2,
                Objectives =
                [
                    new("Attain High School Diploma/Equivalency")
                    {
                        StartsOn = new(2024, 3, 18),
                        ReviewOn = new(2024, 6, 10),
                        ProjectedEndOn = new(2024, 11, 29),
                        Services =
                        [
                            new("Alternative Secondary School Services") { Code = "402", YouthElement = "Element 2: Alternative secondary school services or dropout recovery", Provider = "Sampletown Adult School", StartsOn = new(2024, 3, 18), EndsOn = new(2024, 11, 22), WeeklyHours = 12, Status = "Started" },
                        ],
                    },
                    new("Attend Tutoring")
                    {
                        Justification = "Two grade levels behind in reading.",
                        StartsOn = new(2024, 4, 1),
                        ProjectedEndOn = new(2024, 8, 30),
                        Services = [new("Tutoring") { Code = "401", YouthElement = "Element 1: Tutoring, study skills training, instruction and dropout prevention", Provider = "Harbor Street Career Center", StartsOn = new(2024, 4, 1), WeeklyHours = 2.5m, Status = "Started" }],
                    },
                ],
            },
            new("Obtain a help desk job with benefits")
            {
                Type = "Employment",
                Term = "Long-term",
                Category = "Employment",
                Status = "Not started",
                EstablishedOn = new(2024, 3, 11),
                ProjectedEndOn = new(2025, 3, 10),
                Objectives =
                [
                    new("Research LMI & Occupations")
                    {
                        Justification = "Every youth explores vocations first, so that the choice is informed.",
                        StartsOn = new(2024, 3, 11),
                        ReviewOn = new(2024, 3, 25),
                        ProjectedEndOn = new(2024, 3, 29),
                        Outcome = "Successful",
                        Services = [new("Vocational Exploration") { Code = "431", YouthElement = "Element 13: Services that provide labor market information", Provider = "Harbor Street Career Center", StartsOn = new(2024, 3, 20), EndsOn = new(2024, 3, 20), Status = "Complete" }],
                    },
                    new("Attain Paid Work Experience")
                    {
                        StartsOn = new(2024, 6, 10),
                        ReviewOn = new(2024, 8, 2),
                        ProjectedEndOn = new(2024, 8, 30),
                        Services = [new("Paid Work Experience") { Code = "425", YouthElement = "Element 3: Paid and unpaid work experiences", Provider = "Riverside Library (demonstration)", StartsOn = new(2024, 6, 10), EndsOn = new(2024, 8, 30), WeeklyHours = 20, Status = "Planned" }],
                    },
                ],
            },
        ],
        SupportServices = ["Transit card, monthly"],
        CustomerActions = ["Go to class on Monday and Wednesday at 5 PM.", "Ask Ash about the library job before May 31."],
        PerformanceIndicators = ["Credential attainment", "Measurable skill gains"],
    };

    public static PlanFormContent Empty() => new()
    {
        Kind = PlanFormKind.IndividualEmploymentPlan,
        Version = 1,
        Reference = "0000-0001",
        Office = Office with { AddressLines = [] },
        ParticipantName = "Pat Example",
        CaseNumber = "HS-2024-0300",
        PlannerName = "Marisol Testwell",
        PlannerTitle = "Career Counselor",
    };

    /// <summary>Thirty goals with long text; every text carries a mark of its own, so a lost one is noticed.</summary>
    public static PlanFormContent Monster() => Adult() with
    {
        ParticipantName = "Bartholomew-Maximilian von Placeholder zu Sampleton-Testwell y Rodríguez de la Peña Example the Third",
        Comments = Words("comment", 900),
        Barriers = [new("Everything at once", Words("barrier", 700)), new(new string('W', 400), "A word of 400 letters")],
        Goals = Enumerable.Range(1, 30).Select(g => new PlanFormGoal($"Goal statement mark-g{g}. {Words($"goal{g}", 15)}")
        {
            Type = "Employment",
            Term = "Intermediate",
            EstablishedOn = new(2024, 1, 2),
            Objectives = Enumerable.Range(1, 3).Select(o => new PlanFormObjective($"Objective mark-g{g}o{o}")
            {
                Justification = Words($"why{g}x{o}", o == 3 ? 160 : 25),
                StartsOn = new(2024, 1, 2),
                Services = [new($"Service mark-g{g}s{o}") { Code = "205", Provider = $"Provider mark-g{g}p{o}", StartsOn = new(2024, 1, 2), WeeklyHours = 12.5m }],
            }).ToList(),
        }).ToList(),
    };

    private static string Words(string mark, int count) => string.Join(' ', Enumerable.Range(1, count).Select(i => $"{mark}-{i}"));
}
