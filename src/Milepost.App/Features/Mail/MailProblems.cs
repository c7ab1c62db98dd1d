using Milepost.Domain;

namespace Milepost.App.Features.Mail;

public static class MailProblems
{
    public static readonly Problem NotFound = new("mail.not-found", ProblemKind.NotFound, "There is no such letter.");

    public static readonly Problem NotChosen = new("mail.not-chosen", ProblemKind.Invalid, "Press the button beside a letter.");

    public static readonly Problem Emptied = new("mail.emptied", ProblemKind.Conflict, "This letter was emptied after it was sent or given up, so it cannot be sent again. Ask for a new one where it came from.");

    public static readonly Problem Ended = new("mail.ended", ProblemKind.Conflict, "This letter has ended already. Look at its state again.");

    public static readonly Problem UnderWay = new("mail.under-way", ProblemKind.Conflict, "This letter is being sent right now. Look again in a few minutes.");

    public static readonly Problem NeverSent = new("mail.never-sent", ProblemKind.NotFound, "No letter was sent to this address.");
}
