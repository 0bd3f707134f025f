Console.WriteLine("export");
