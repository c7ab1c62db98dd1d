namespace Milepost.Bench.Caseload;

/// <summary>What people, goals, services and notes of a made-up caseload are called. No name is anybody's.</summary>
internal static class CaseloadWords
{
    public static readonly string[] FirstNames =
    [
        "Wren", "Ash", "Marlow", "Quinn", "Sage", "Rowan", "Ellis", "Indigo", "Juno", "Lark", "Nova", "Onyx", "Perry", "Reef", "Sol", "Tansy", "Alder", "Briar", "Cedar", "Dune",
        "Ember", "Fable", "Gale", "Harbor", "Iris", "Jasper", "Kestrel", "Linden", "Meadow", "North", "Ocean", "Pepper", "Quill", "River", "Sorrel", "Thistle", "Umber", "Vesper", "Willow", "Yarrow",
    ];

    public static readonly string[] LastNameBeginnings =
    [
        "Mock", "Sample", "Test", "Place", "Made", "Fiction", "Invent", "Dummy", "Proto", "Speci", "Exemplar", "Pretend", "Imagin", "Notional", "Model", "Trial", "Draft", "Stand", "Figment", "Fable",
        "Gauge", "Yard", "Pattern", "Mark", "Blank",
    ];

    public static readonly string[] LastNameEndings =
    [
        "ford", "ton", "well", "holder", "by", "son", "field", "man", "ham", "ley", "worth", "stick", "berg", "stone", "brook", "wood", "mere", "gate", "hurst", "dale", "croft", "wick", "shaw", "bury", "point",
        "ridge", "lane", "moor", "cliff", "side",
    ];

    public static readonly string[] Cities = ["Specimen Falls", "Mockville", "Sampleton Heights", "Port Example", "Testbrook", "Draftsbury", "Model Springs", "New Placeholder"];

    public static readonly string[] EmploymentGoals =
    [
        "Licensed practical nurse at a hospital", "Electrician's apprentice", "Work in a warehouse with a forklift license", "Medical assistant in a clinic", "Welder in a fabrication shop",
        "Help desk technician", "Commercial truck driver, class A", "Bookkeeper for a small firm", "Machinist on CNC equipment", "Pharmacy technician", "Child care teacher", "Line cook, then kitchen lead",
        "HVAC technician", "Customer service representative", "Bank teller", "Solar panel installer",
    ];

    public static readonly string[] EducationGoals =
    [
        "Finish the high school equivalency", "Earn a high school diploma", "Start at the community college", "Raise reading and math by two grade levels", "Earn an associate degree in health sciences",
    ];

    public static readonly string[] TrainingGoals =
    [
        "Complete the CDL class A program", "Earn the CompTIA A+ certificate", "Complete the welding certificate", "Pass the certified nursing assistant exam", "Complete the HVAC course",
    ];

    /// <summary>Objectives that every adult system knows, each with a service that goes with it.</summary>
    public static readonly (string Objective, string? Code, string Service)[] Adults =
    [
        ("Attend Job Readiness Workshop", null, "Job Readiness Workshop"), ("Attend Financial Literacy", null, "Financial literacy services"), ("Attend Computer Workshop", null, "Computer workshop"),
        ("Research LMI & Occupations", "224", "Career Exploration"), ("Develop / Revise Resume", null, "Resume and cover letter assistance"),
        ("Apply for Jobs on a Weekly Basis", null, "Job search assistance, staff-assisted"), ("Attend Interviews", null, "Placement assistance, staff-assisted"), ("Participate in Job Club", null, "Job club"),
        ("Research Training Providers & Programs", "202", "Career Planning"), ("Attend Occupational Training", null, "Occupational skills training"), ("Obtain Work Experience", null, "Work experience"),
        ("Obtain On-the-Job Training", null, "On-the-job training"), ("Take Work Keys", "207", "Comprehensive and Specialized Assessments"),
        ("Support Service-Transportation Assistance", null, "Supportive service - Transportation"), ("Support Service - Purchase uniforms/attire", null, "Supportive service - Uniforms and work attire"),
        ("Attend English as a Second Language Classes", null, "English-language acquisition and integrated education"),
    ];

    /// <summary>The same for youth, with the youth element of the service.</summary>
    public static readonly (string Objective, string? Code, string Service, int Element)[] Youth =
    [
        ("Research LMI & Occupations", "431", "Vocational Exploration", 13), ("Attend Tutoring", null, "Tutoring, study skills training and instruction", 1),
        ("Attend Alternative Education Program", null, "Alternative secondary school services", 2), ("Attain Paid Work Experience", null, "Paid work experience", 3),
        ("Attend Occupational Training", null, "Occupational skills training", 4), ("Attend Leadership Development", null, "Leadership development", 6),
        ("Support Service-Transportation Assistance", null, "Supportive service - Transportation", 7), ("Participate in Mentoring", null, "Adult mentoring", 8),
        ("Attend Financial Literacy", null, "Financial literacy education", 11), ("Attend Job Readiness Workshop", null, "Job readiness workshop", 13),
        ("Attend College Tours", null, "College tour", 14), ("Increase Reading and/or Math Skills", null, "Reading and math instruction", 1),
    ];

    public static readonly string[] NoteSentences =
    [
        "We looked at the job postings of this week together.", "The class is going well, with one absence that was made up.", "The bus pass arrived and is used every day.",
        "Attendance was confirmed with the instructor by phone.", "The resume now names the forklift license and the last two employers.", "Two applications went out, one interview is set for next week.",
        "Child care stays a barrier on Fridays; we talked over three providers nearby.", "The next step is the practice exam, and then the date of the real one.",
        "The customer said: \"I feel ready for the interview.\"", "Grades were seen and copied to the file, all above the line the school asks for.",
        "We agreed to talk again in two weeks, earlier when the employer calls.", "The work experience site is pleased and asked about more hours.", "Uniforms were bought and the receipt is in the file.",
        "Reading improved by one level since the last test.", "The training provider answered about tuition, books and the start of the term.", "Nothing changes in the goals; the dates still hold.",
        "The labor market pages show openings for this occupation in the county.", "Transportation to the second shift was solved with a car pool.", "The mentor met with the customer and both want to go on.",
        "Financial aid papers were filled in together and sent.",
    ];

    public static readonly string[] NoteSubjects =
        ["Regular contact", "Regular contact", "Regular contact", "Regular contact", "Partner coordination", "Supportive service", "Determination of Training Need"];
}
