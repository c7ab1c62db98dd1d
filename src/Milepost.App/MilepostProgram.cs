using System.CommandLine;
using Milepost.App.DataFiles;
using Milepost.App.Store.Keys;
using Milepost.App.Telemetry;
using Milepost.App.Store.Postgres;
using Milepost.App.Verbs;

namespace Milepost.App;

/// <summary>One executable: the web server, the API, the jobs and the verbs.</summary>
public static class MilepostProgram
{
    /// <summary>What sysexits.h calls EX_TEMPFAIL: nothing is wrong with what was asked, and later it will be done.</summary>
    private const int TryLater = 75;

    public static async Task<int> Main(string[] args)
    {
        var root = new RootCommand("Milepost: Individual Employment Plans and Individual Service Strategies for workforce offices.");
        foreach (var verb in MilepostVerbs.All) root.Subcommands.Add(verb);
        var parsed = root.Parse(args);
        // Exit 2 is "cannot read what was given", for words on the command line too.
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync(WhatThereIs(parsed.CommandResult.Command));
            return 2;
        }
        try
        {
            // The server ends by itself when it is told to, and takes its time: requests that run are answered. Other verbs are asked to end.
            var isServer = parsed.CommandResult.Command.Name == "serve";
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = isServer ? null : TimeSpan.FromSeconds(10) });
        }
        catch (BrokenFilesException broken)
        {
            // Policy and lists are data: whoever mends them needs the file and the line, not our stack.
            await Console.Error.WriteLineAsync(broken.Message);
            return 2;
        }
        catch (Exception refused) when (refused is StartRefusedException or WrongSettingException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 2;
        }
        catch (Exception away) when (away is DatabaseAwayException or DatabaseBusyException)
        {
            await Console.Error.WriteLineAsync(away.Message);
            return TryLater;
        }
        catch (Exception busy) when (DatabaseBusyException.IsLocked(busy))
        {
            await Console.Error.WriteLineAsync(DatabaseBusyException.Words);
            return TryLater;
        }
        catch (Exception away) when (LostConnection.Is(away) || LostConnection.IsUnanswered(away))
        {
            await Console.Error.WriteLineAsync($"The database cannot be reached: {away.GetBaseException().Message}");
            return TryLater;
        }
        catch (OperationCanceledException)
        {
            // Stopped by hand, with the number a shell expects for that.
            return 130;
        }
        catch (Exception unforeseen)
        {
            // Its words may hold a name from a file or a row; type and stack do not.
            await Console.Error.WriteLineAsync($"Unhandled exception: {SafeError.Describe(unforeseen)}");
            return 1;
        }
    }

    /// <summary>What would have been right instead.</summary>
    private static string WhatThereIs(Command command)
    {
        var words = string.Join(' ', NamesDownTo(command));
        IEnumerable<string> known = [.. command.Subcommands.Select(verb => verb.Name), .. command.Arguments.Select(argument => argument.Name), .. command.Options.Select(option => option.Name)];
        return $"Expected after {words}: {string.Join(", ", known)}. Run {words} --help to see what each is for.";
    }

    private static IEnumerable<string> NamesDownTo(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } above ? [.. NamesDownTo(above), command.Name] : ["milepost"];
}
