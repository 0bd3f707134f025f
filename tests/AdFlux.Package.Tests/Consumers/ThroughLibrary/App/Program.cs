using AdFlux.Data.Ids;
using App;
using Library;

var crew = new Crew(CrewId.From(3), ApplicationId.From(7));
Console.WriteLine($"shift {ShiftId.From("early")} of crew {crew.Id}, application {crew.Lead}");
