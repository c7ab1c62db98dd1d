namespace Milepost.App.Features.Accounts.SetUp;

/// <summary>The word that opens the set-up of a new installation. It lives in this process only, and is printed where the operator sees it.</summary>
public sealed class SetUpToken
{
    private string? _hash;

    public string Make()
    {
        var secret = OneTimeSecret.Create();
        _hash = secret.Sha256;
        return secret.Text;
    }

    public bool Fits(string? token) => _hash is { } hash && !string.IsNullOrEmpty(token) && OneTimeSecret.Fits(token, hash);

    public void Spend() => _hash = null;
}
