using Milepost.App.Web;
using Milepost.Domain.Policy;

namespace Milepost.App.Features.Documents;

/// <summary>How a page tells about a file that was left unread because it is too large.</summary>
public static class TooLargeAnswer
{
    /// <param name="field">The file's field, "Form.Scan".</param>
    public static bool RefusesTooLarge(this MilepostPage page, string field, UploadLimits limits)
    {
        if (!UploadGate.WasTooLarge(page.HttpContext)) return false;
        page.ModelState.AddModelError(field, UploadProblems.TooLarge(field, limits).Message);
        return true;
    }

    /// <summary>The same in the reader's language.</summary>
    public static bool RefusesTooLarge(this MilepostPage page, string field, UploadIntake uploads, UploadLimits limits)
    {
        if (!UploadGate.WasTooLarge(page.HttpContext)) return false;
        page.ModelState.AddModelError(field, uploads.Problem(UploadRefusal.TooLarge(limits), field).Message);
        return true;
    }
}
