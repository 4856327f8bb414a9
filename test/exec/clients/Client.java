import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lists the debtors with one of Java's ways to call: java Client.java connection|client REQUEST */
public class Client {
    static final URI URL = URI.create("https://api.nmbrs.nl/soap/v3/DebtorService.asmx");
    static final String TYPE = "text/xml; charset=utf-8";
    static final String ACTION = "\"https://api.nmbrs.nl/soap/v3/DebtorService/List_GetAll\"";

    public static void main(String[] args) throws Exception {
        byte[] body = Files.readAllBytes(Path.of(args[1]));
        String answer = args[0].equals("client") ? withClient(body) : withConnection(body);
        System.out.println(answer.split("<Debtor>", -1).length - 1);
    }

    static String withConnection(byte[] body) throws Exception {
        HttpURLConnection connection = (HttpURLConnection) URL.toURL().openConnection();
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", TYPE);
        connection.setRequestProperty("SOAPAction", ACTION);
        connection.getOutputStream().write(body);
        try (InputStream answer = connection.getInputStream()) {
            return new String(answer.readAllBytes(), "UTF-8");
        }
    }

    static String withClient(byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URL)
            .header("Content-Type", TYPE).header("SOAPAction", ACTION)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
