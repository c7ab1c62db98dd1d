namespace Milepost.App.Tests.Print;
public class DrawSamples { [Fact] public void Draw() {
 var p = new Milepost.App.Print.PlanFormPrinter(Milepost.App.Print.PrintFonts.DefaultFolder);
 foreach (var (n,c) in new[]{("adult",SamplePlans.Adult()),("youth",SamplePlans.Youth()),("empty",SamplePlans.Empty()),("monster",SamplePlans.Monster()),
   ("glyphs", SamplePlans.Adult() with { ParticipantName="Олена Приклад", CustomerActions=["مرحبا بالعالم هذا نص طويل", "中文字", "Emoji 👩‍👧 and ✓ done", "a\u0323\u0302 Viê\u0323t e\u0301", "Lone \ud800 surrogate\u0007bell"] })}) {
  var f = p.Print(c, Milepost.App.Print.PlanFormWords.English, SamplePlans.PrintedAt);
  File.WriteAllBytes($"/tmp/pdf-npm/{n}.pdf", f.Bytes); Console.WriteLine($"{n} {f.Pages} {f.Bytes.Length} {string.Join(' ', f.UnprintableCharacters)}"); } } }
