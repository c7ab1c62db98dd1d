using Milepost.App.Web;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Documents;

/// <summary>How a page tells about a file that was left unread because it is too large, or that is over the pack's own limit.</summary>
public static class TooLargeAnswer
{
    /// <param name="field">The file's field, "Form.Scan".</param>
    public static bool RefusesTooLarge(this MilepostPage page, string field, UploadLimits limits)
    {
        if (!UploadGate.WasTooLarge(page.HttpContext)) return false;
        page.ModelState.AddModelError(field, UploadProblems.TooLarge(field, limits).Message);
        return true;
    }
}
