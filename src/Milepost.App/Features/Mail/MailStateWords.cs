using Milepost.App.Store;
using Milepost.App.Web.TagHelpers;

namespace Milepost.App.Features.Mail;

/// <summary>The states of a letter as people read them.</summary>
public static class MailStateWords
{
    public static string Of(MailState state) => state switch
    {
        MailState.Waiting => "Waiting",
        MailState.Sending => "Being sent",
        MailState.Sent => "Sent",
        MailState.Bounced => "Refused",
        MailState.MayHaveBeenSent => "May have been sent",
        _ => "Given up",
    };

    public static StatusKind KindOf(MailState state) => state switch
    {
        MailState.Waiting => StatusKind.Waiting,
        MailState.Sending => StatusKind.Info,
        MailState.Sent => StatusKind.Good,
        MailState.Bounced => StatusKind.Late,
        MailState.MayHaveBeenSent => StatusKind.Attention,
        _ => StatusKind.Neutral,
    };
}
