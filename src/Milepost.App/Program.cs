Console.WriteLine("milepost");
