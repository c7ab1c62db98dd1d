using Milepost.App.Web;

namespace Milepost.App.Features.Accounts.SignIn;

public sealed class SignedOutPage : MilepostPage;
