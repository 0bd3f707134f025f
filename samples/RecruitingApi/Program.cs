using AdFlux.Samples.Recruiting;

await RecruitingApplication.Create(args).RunAsync();
