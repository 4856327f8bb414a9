using System;
using System.IO;
using System.Net;
using System.Text.RegularExpressions;

/// <summary>Lists the debtors with HttpWebRequest, on which the proxies of wsdl stand: mono client.exe REQUEST</summary>
static class Client
{
    static void Main(string[] args)
    {
        var body = File.ReadAllBytes(args[0]);
        var request = (HttpWebRequest)WebRequest.Create("https://api.nmbrs.nl/soap/v3/DebtorService.asmx");
        request.Method = "POST";
        request.ContentType = "text/xml; charset=utf-8";
        request.Headers["SOAPAction"] = "\"https://api.nmbrs.nl/soap/v3/DebtorService/List_GetAll\"";
        using (var stream = request.GetRequestStream()) stream.Write(body, 0, body.Length);
        using (var answer = request.GetResponse())
        using (var reader = new StreamReader(answer.GetResponseStream()))
            Console.WriteLine(Regex.Matches(reader.ReadToEnd(), "<Debtor>").Count);
    }
}
