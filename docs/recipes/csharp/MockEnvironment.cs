using System;
using System.Collections.Generic;
using System.Net;
using System.Text;
using System.Web.Script.Serialization;
using NUnit.Framework;

/// <summary>An environment of the mock for a test: a login to use, and the calls that were made.</summary>
public sealed class MockEnvironment
{
    static readonly JavaScriptSerializer Json = new JavaScriptSerializer();

    public readonly string Address = Environment.GetEnvironmentVariable("NMBRS_MOCK_URL"), Username, Token, Domain;
    readonly string control;

    public MockEnvironment()
    {
        var made = (dynamic)Json.DeserializeObject(Post(Address + "/_mock/environments", new { }));
        var login = made["logins"]["master"];
        Username = login["username"];
        Token = login["token"];
        Domain = login["domain"];
        control = Address + "/_mock/environments/" + Domain;
    }

    /// <summary>Fails with the mock's verdict unless the operation was called once, with these arguments.</summary>
    public void AssertCalled(string operation, object arguments)
    {
        var expected = new Dictionary<string, object>
        {
            ["operation"] = operation, ["with"] = arguments, ["times"] = 1,
        };
        var verdict = (dynamic)Json.DeserializeObject(Post(control + "/verify", expected));
        Assert.That((bool)verdict["holds"], (string)verdict["message"]);
    }

    /// <summary>Fails with what the real service would have swallowed without a word.</summary>
    public void AssertClean()
    {
        Assert.That(Http().DownloadString(control + "/violations"), Is.EqualTo("[]"));
    }

    static string Post(string address, object body)
    {
        return Http().UploadString(address, Json.Serialize(body));
    }

    static WebClient Http()
    {
        return new WebClient
        {
            Encoding = Encoding.UTF8, Headers = { [HttpRequestHeader.ContentType] = "application/json" },
        };
    }
}
