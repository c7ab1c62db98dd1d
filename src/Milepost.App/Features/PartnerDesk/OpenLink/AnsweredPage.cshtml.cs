using Milepost.App.Web;

namespace Milepost.App.Features.PartnerDesk.OpenLink;

/// <summary>The end of the way for a partner who came by a link and declined.</summary>
public sealed class AnsweredPage : MilepostPage;
