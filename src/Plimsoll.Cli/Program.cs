Console.WriteLine("plimsoll");
