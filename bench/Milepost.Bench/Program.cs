using Milepost.Bench;

return args switch
{
    ["pages"] => await PagesBenchmark.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Say which benchmark: pages.");
    return 2;
}
