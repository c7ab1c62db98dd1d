using System.Globalization;

namespace Milepost.Bench.Serve;

/// <summary>What a benchmark of serving was asked for.</summary>
/// <param name="Keep">A folder to keep the loaded database in and to take it from the next time; null to load anew and leave nothing.</param>
/// <param name="From">A caseload made elsewhere, as a folder of CSV files; null to make one.</param>
internal sealed record ServeOptions(int People, DatabaseChoice Database)
{
    public const string Usage = "[PEOPLE] [--postgres [CONNECTION]] [--from DIR] [--keep FOLDER] [--rounds N] [--seconds S] [--concurrency 1,16] [--only caseload,plan,note,search,overdue]";

    public string? Keep { get; init; }
    public string? From { get; init; }
    public int Rounds { get; init; } = 5;
    public double Seconds { get; init; } = 3;
    public IReadOnlyList<int> Concurrency { get; init; } = [1, 16];
    public IReadOnlySet<string>? Only { get; init; }

    /// <returns>Null when the arguments say something else.</returns>
    public static ServeOptions? Read(string[] arguments)
    {
        var options = new ServeOptions(20_000, new(IsPostgres: false, null));
        for (var at = 0; at < arguments.Length; at++)
        {
            var next = at + 1 < arguments.Length && !arguments[at + 1].StartsWith("--", StringComparison.Ordinal) ? arguments[at + 1] : null;
            switch (arguments[at])
            {
                case "--postgres": options = options with { Database = new(IsPostgres: true, next) }; if (next is not null) at++; break;
                case "--from" when next is not null: options = options with { From = Path.GetFullPath(next) }; at++; break;
                case "--keep" when next is not null: options = options with { Keep = Path.GetFullPath(next) }; at++; break;
                case "--only" when next is not null: options = options with { Only = next.Split(',').ToHashSet() }; at++; break;
                case "--rounds" when Number(next) is { } rounds: options = options with { Rounds = (int)rounds }; at++; break;
                case "--seconds" when Number(next) is { } seconds: options = options with { Seconds = seconds }; at++; break;
                case "--concurrency" when next?.Split(',').Select(Number).ToList() is { } many && many.All(number => number is not null):
                    options = options with { Concurrency = [.. many.Select(number => (int)number!.Value)] };
                    at++;
                    break;
                case var people when at == 0 && Number(people) is { } number: options = options with { People = (int)number }; break;
                default: return null;
            }
        }
        return options;
    }

    private static double? Number(string? text) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
