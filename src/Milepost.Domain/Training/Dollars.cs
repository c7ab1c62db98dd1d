using System.Globalization;

namespace Milepost.Domain.Training;

/// <summary>Amounts as they are kept and said: exact to the cent.</summary>
public static class Dollars
{
    public static bool AreSound(decimal amount) => amount >= 0 && decimal.Round(amount, 2) == amount;

    /// <summary>"$1,234.50".</summary>
    public static string Words(decimal amount) => amount.ToString("$#,##0.00;-$#,##0.00", CultureInfo.InvariantCulture);
}
