using Milepost.App.Features.Accounts.People;
using Milepost.App.Features.Accounts.ResetPassword;
using Milepost.App.Features.Api;
using Milepost.App.Features.Api.Tokens;
using Milepost.App.Features.IncomeTables;
using Milepost.App.Features.Mail.Administer;

namespace Milepost.App.Features.Organization;

/// <summary>Administration in the API: each line is one command, with the address it is taken at.</summary>
public static class OrganizationEndpoints
{
    public static void MapOrganizationEndpoints(this IEndpointRouteBuilder api)
    {
        var area = new ApiArea(api, "Administration", ApiScopes.Admin);
        area.Does<AddUnit>("/organization/units");
        area.Changes<ChangeUnit>("/organization/units/{unitId}");
        area.Does<AddIncomeTable>("/low-income-tables");
        area.Changes<ChangeIncomeTable>("/low-income-tables/{tableId}");
        area.Does<CreateAccount>("/people");
        area.Changes<ChangeAccount>("/people/{accountId}");
        area.Does<GrantRole>("/people/{accountId}/roles");
        area.Removes<RemoveRole>("/people/{accountId}/roles/{roleAssignmentId}");
        area.Changes<SetActive>("/people/{accountId}/active", "setAccountActive");
        area.Does<UnlockAccount>("/people/{accountId}/unlock");
        area.Does<RequireNewPassword>("/people/{accountId}/require-new-password");
        area.Does<TurnOffTwoStepFor>("/people/{accountId}/two-step-off", "turnOffTwoStep");
        area.Does<MakeResetLink>("/people/{accountId}/reset-link");
        area.Does<SendLetterAgain>("/mail/{letterId}/send-again");
        area.Does<GiveLetterUp>("/mail/{letterId}/give-up");
    }
}
