using Milepost.Domain;

namespace Milepost.App.Features.Messages;

public static class MessageProblems
{
    public const int LongestBody = 5000;
    public const int MostAttachments = 10;
    public const string TooLongWords = "Shorten the message to 5,000 characters or fewer.";

    public static readonly Problem Empty = new("message.empty", ProblemKind.Invalid, "Write a message or choose a file.", "Body");

    public static readonly Problem TooLong = new("message.too-long", ProblemKind.Invalid, TooLongWords, "Body");

    public static readonly Problem TooManyAttachments = new("message.too-many-attachments", ProblemKind.Invalid, "Attach at most ten documents to one message.", "Attached");

    public static readonly Problem AttachmentNotHere = new("message.attachment-not-here", ProblemKind.Invalid,
        "A document that was ticked is not in this record. Tick the documents again.", "Attached");
}
