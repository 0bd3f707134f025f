Console.WriteLine("adflux-migrate");
