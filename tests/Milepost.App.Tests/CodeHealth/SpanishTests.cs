using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Milepost.App.Web.Languages;

namespace Milepost.App.Tests.CodeHealth;

/// <summary>Whatever customers read stands in Spanish too: every sentence that a page asks for, and no sentence that none asks for.</summary>
public sealed partial class SpanishTests
{
    private const string App = "src/Milepost.App/";
    private const string Frame = App + "Web/Languages/FrameWords.es.resx";
    private const string Problems = App + "Web/Languages/ProblemWords.es.resx";
    private const string Scripts = App + "wwwroot/js/words.js";

    private static readonly IReadOnlyList<string> Code = [.. SourceTree.Files.Where(f => f.StartsWith(App, StringComparison.Ordinal) && (f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".cshtml", StringComparison.Ordinal)))];

    /// <summary>Everything that stands between quotation marks anywhere in the program: a key may be made elsewhere, as a problem's words are.</summary>
    private static readonly Lazy<HashSet<string>> Written = new(() => [.. Code.SelectMany(file => Literals(SourceTree.Read(file))), .. Directory(SourceTree.Root, "src/Milepost.Domain").SelectMany(Literals)]);

    [Fact]
    public void Every_sentence_for_customers_stands_in_spanish_and_none_is_left_over()
    {
        var pages = Code.Where(file => file.EndsWith(".cshtml", StringComparison.Ordinal) && SourceTree.Read(file).Contains("@inject IViewLocalizer", StringComparison.Ordinal)).ToList();
        var resources = SourceTree.Files.Where(f => f.EndsWith(".es.resx", StringComparison.Ordinal)).ToDictionary(f => f, f => Read(SourceTree.Read(f)), StringComparer.Ordinal);
        Assert.True(pages.Count >= 14);

        var asked = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            var beside = page + ".cs";
            Ask(page.Replace(".cshtml", ".es.resx", StringComparison.Ordinal), [.. Sentences(SourceTree.Read(page)), .. SourceTree.Files.Contains(beside) ? FormWords(SourceTree.Read(beside)) : []]);
        }
        foreach (var file in Code.Where(f => f.EndsWith(".cs", StringComparison.Ordinal)))
        {
            foreach (var (type, sentences) in SentencesByType(SourceTree.Read(file))) Ask(ResourceOf(type, resources.Keys, file), sentences);
        }
        Ask(Frame, [.. Code.SelectMany(file => Frames(SourceTree.Read(file))), .. Templates(SourceTree.Read(App + "Web/ModelBinding/PlainMessages.cs"))]);

        var wrong = asked.SelectMany(a => Missing(a.Key, a.Value, resources.GetValueOrDefault(a.Key) ?? []))
            .Concat(resources.SelectMany(r => Unused(r.Key, r.Value.Keys, asked.GetValueOrDefault(r.Key) ?? [])))
            .Concat(resources.Where(r => r.Key != Problems).SelectMany(r => Placeholders(r.Key, r.Value))).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        void Ask(string resource, IEnumerable<string> sentences)
        {
            if (!asked.TryGetValue(resource, out var all)) asked[resource] = all = new(StringComparer.Ordinal);
            all.UnionWith(sentences);
        }
    }

    [Fact]
    public void Every_spanish_file_is_found_by_the_page_it_belongs_to()
    {
        var built = Assembly.Load("milepost").GetSatelliteAssembly(new("es")).GetManifestResourceNames().ToHashSet(StringComparer.Ordinal);

        // The build names a resource after the first class of a file beside it, should there be one.
        var expected = SourceTree.Files.Where(f => f.StartsWith(App, StringComparison.Ordinal) && f.EndsWith(".es.resx", StringComparison.Ordinal))
            .Select(f => "Milepost.App." + f[App.Length..^".es.resx".Length].Replace('/', '.') + ".es.resources").ToList();

        Assert.NotEmpty(expected);
        Assert.Empty(expected.Except(built));
    }

    [Fact]
    public void Every_sentence_of_a_script_stands_in_spanish_and_none_is_left_over()
    {
        var spanish = SpanishOfScripts(SourceTree.Read(Scripts));
        var said = SourceTree.Files.Where(f => f.StartsWith(App + "wwwroot/js/", StringComparison.Ordinal) && f != Scripts).SelectMany(f => SaidByScript(SourceTree.Read(f))).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(said);
        Assert.Empty(said.Except(spanish));
        Assert.Empty(spanish.Except(said));
    }

    [Fact]
    public void A_missing_a_left_over_and_a_mistaken_sentence_are_noticed()
    {
        var page = "@inject IViewLocalizer T\n<h1>@T[\"Hello, {0}\", name]</h1><p>@T[\"Bye\"]</p>";
        var form = "[Display(Name = \"Your name\"), Required(ErrorMessage = \"Enter \" + \"a name.\")] public string? Name { get; set; }";
        var spanish = new Dictionary<string, string>(StringComparer.Ordinal) { ["Hello, {0}"] = "Hola", ["Gone"] = "Fue" };

        Assert.Equal(["Hello, {0}", "Bye"], Sentences(page));
        Assert.Equal(["Your name", "Enter a name."], FormWords(form));
        Assert.Equal(["p.es.resx lacks \"Bye\"."], Missing("p.es.resx", Sentences(page), spanish));
        Assert.Equal(["p.es.resx has \"Gone\", which nothing says."], Unused("p.es.resx", spanish.Keys, Sentences(page)));
        Assert.Equal(["p.es.resx: \"Hello, {0}\" has other places to fill than \"Hola\"."], Placeholders("p.es.resx", spanish));
        var (type, sentences) = Assert.Single(SentencesByType("class Answers(IStringLocalizer<Answers> said) { x => said[\"Done by {0}\", day]; y => said[\"Late\"]; }"));
        Assert.Equal("Answers", type);
        Assert.Equal(["Done by {0}", "Late"], sentences);
        Assert.Equal(["Saved {0}", "Sign in", "Stay"], SaidByScript("say(inWords(\"Saved {0}\", time)); x = say(left ? \"Sign in\" : \"Stay\")"));
    }

    /// <summary>A view's localizer gives the pattern, not the filled sentence, as the value of what it says in HTML.</summary>
    [Fact]
    public void No_page_shows_the_braces_of_a_sentence()
    {
        var wrong = Code.Where(f => f.EndsWith(".cshtml", StringComparison.Ordinal)).Where(f => ShowsBraces(SourceTree.Read(f))).ToList();

        Assert.Empty(wrong);
        Assert.True(ShowsBraces("<p title=\"@T[\"by {0}\", Day(x[1]).Words()].Value\">"));
        Assert.False(ShowsBraces("<p title=\"@T.GetString(\"by {0}\", day).Value\">@T[\"by {0}\", day] <b>@T[\"Now\"].Value</b></p>"));
    }

    private static bool ShowsBraces(string page) => Regex.IsMatch(page, """\w\["[^"]*\{0[^"]*",(?>[^\[\]]|\[[^\[\]]*\])*\]\.Value""");

    [Fact]
    public void Places_to_fill_may_be_written_in_more_than_one_way() =>
        Assert.Empty(Placeholders("p.es.resx", new Dictionary<string, string>(StringComparer.Ordinal) { ["{0} of {1:N0}"] = "{1:N0}, {0}" }));

    private static string ResourceOf(string type, IEnumerable<string> resources, string file) =>
        resources.FirstOrDefault(r => r.EndsWith($"/{type}.es.resx", StringComparison.Ordinal)) ?? $"{Path.GetDirectoryName(file)}/{type}.es.resx";

    private static List<string> Missing(string resource, IEnumerable<string> asked, Dictionary<string, string> spanish) =>
        [.. asked.Where(sentence => !spanish.ContainsKey(sentence)).Select(sentence => $"{resource} lacks \"{sentence}\".")];

    private static List<string> Unused(string resource, IEnumerable<string> keys, IEnumerable<string> asked) =>
        [.. keys.Where(key => !asked.Contains(key) && !Written.Value.Contains(key)).Select(key => $"{resource} has \"{key}\", which nothing says.")];

    private static List<string> Placeholders(string resource, Dictionary<string, string> spanish) =>
        [.. spanish.Where(pair => !Places(pair.Key).SetEquals(Places(pair.Value))).Select(pair => $"{resource}: \"{pair.Key}\" has other places to fill than \"{pair.Value}\".")];

    private static HashSet<string> Places(string sentence) => [.. Place().Matches(sentence).Select(m => m.Groups["number"].Value)];

    /// <summary>What a page asks its localizer for, under whatever name it has it.</summary>
    private static List<string> Sentences(string page) => [.. Injected().Matches(page).SelectMany(m => AskedOf(m.Groups["name"].Value, page))];

    private static List<(string Type, List<string> Sentences)> SentencesByType(string code) =>
        [.. Localizer().Matches(code).Select(m => (m.Groups["type"].Value, AskedOf(m.Groups["name"].Value, code)))];

    private static List<string> AskedOf(string name, string text) =>
        [.. Regex.Matches(text, $@"(?<![\w.]){Regex.Escape(name)}(\[|\.GetString\()(?<said>{Quoted}(\s*\+\s*{Quoted})*)").Select(m => Joined(m.Groups["said"].Value))];

    /// <summary>Labels and messages that a form wrote itself.</summary>
    private static List<string> FormWords(string code) => [.. OfForms().Matches(code).Select(m => Joined(m.Groups["said"].Value))];

    private static List<string> Frames(string code) => [.. OfFrame().Matches(code).Select(m => Joined(m.Groups["said"].Value))];

    /// <summary>The sentences that validation messages are made of.</summary>
    private static List<string> Templates(string code) => [.. Template().Matches(code).Select(m => Joined(m.Groups["said"].Value))];

    private static IEnumerable<string> Literals(string code) => Literal().Matches(code).Select(m => Joined(m.Value));

    private static IEnumerable<string> Directory(string root, string folder) => System.IO.Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);

    private static string Joined(string literals) => string.Concat(OneLiteral().Matches(literals).Select(m => m.Groups["text"].Value)).Replace("\\\"", "\"", StringComparison.Ordinal);

    private static Dictionary<string, string> Read(string resource) =>
        XDocument.Parse(resource).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);

    private static HashSet<string> SpanishOfScripts(string script) => [.. ScriptKey().Matches(script).Select(m => m.Groups["said"].Value)];

    private static List<string> SaidByScript(string script) =>
        [.. ScriptCall().Matches(script).SelectMany(m => ScriptLiteral().Matches(m.Groups["inside"].Value)).Select(m => m.Groups["said"].Value), .. UnsavedCall().Matches(script).Select(m => m.Groups["said"].Value)];

    private const string Quoted = @"""(?:[^""\\]|\\.)*""";

    [GeneratedRegex(@"@inject IViewLocalizer (?<name>\w+)")]
    private static partial Regex Injected();

    [GeneratedRegex(@"IStringLocalizer<(?<type>\w+)> (?<name>\w+)")]
    private static partial Regex Localizer();

    [GeneratedRegex($@"(?:Display\((?:[^()]*, )?Name|ErrorMessage) = (?<said>{Quoted}(\s*\+\s*{Quoted})*)")]
    private static partial Regex OfForms();

    [GeneratedRegex($@"FrameWords\.Of\((?<said>{Quoted})")]
    private static partial Regex OfFrame();

    [GeneratedRegex($@"new\((?<said>""[^""]*\{{0\}}[^""]*"")")]
    private static partial Regex Template();

    [GeneratedRegex($@"{Quoted}(\s*\+\s*{Quoted})*")]
    private static partial Regex Literal();

    [GeneratedRegex(@"""(?<text>(?:[^""\\]|\\.)*)""")]
    private static partial Regex OneLiteral();

    [GeneratedRegex(@"\{(?<number>\d+)[^}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"^  ""(?<said>[^""]+)"":", RegexOptions.Multiline)]
    private static partial Regex ScriptKey();

    // say("..."), inWords("..."), and the choice between two sentences inside.
    [GeneratedRegex(@"(?:\bsay|inWords)\((?<inside>(?:[^()""]|""[^""]*"")*)\)")]
    private static partial Regex ScriptCall();

    [GeneratedRegex(@"""(?<said>[A-Z][^""]{3,})""")]
    private static partial Regex ScriptLiteral();

    [GeneratedRegex(@"unsaved\(""(?<said>[^""]+)""\)")]
    private static partial Regex UnsavedCall();
}
