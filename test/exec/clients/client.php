<?php
/** Lists the debtors with one of PHP's ways to call: php client.php soap|curl|stream */

declare(strict_types=1);

const URL = 'https://api.nmbrs.nl/soap/v3/DebtorService.asmx';
const HEADERS = [
    'Content-Type: text/xml; charset=utf-8',
    'SOAPAction: "https://api.nmbrs.nl/soap/v3/DebtorService/List_GetAll"',
];
$body = file_get_contents(__DIR__ . '/request.xml');

function withSoapClient(): int
{
    $client = new SoapClient(URL . '?WSDL', ['cache_wsdl' => WSDL_CACHE_NONE]);
    $login = ['Username' => 'master@demo.example', 'Token' => str_repeat('0', 31) . '1', 'Domain' => 'demo'];
    $namespace = 'https://api.nmbrs.nl/soap/v3/DebtorService';
    $client->__setSoapHeaders(new SoapHeader($namespace, 'AuthHeaderWithDomain', $login));
    return count($client->List_GetAll()->List_GetAllResult->Debtor);
}

function withCurl(string $body): int
{
    $call = curl_init(URL);
    curl_setopt_array($call, [CURLOPT_RETURNTRANSFER => true, CURLOPT_HTTPHEADER => HEADERS, CURLOPT_POSTFIELDS => $body]);
    $answer = curl_exec($call);
    if ($answer === false) {
        throw new RuntimeException(curl_error($call));
    }
    return substr_count($answer, '<Debtor>');
}

function withStream(string $body): int
{
    $options = ['http' => ['method' => 'POST', 'header' => HEADERS, 'content' => $body]];
    return substr_count(file_get_contents(URL, false, stream_context_create($options)), '<Debtor>');
}

echo match ($argv[1]) {
    'soap' => withSoapClient(),
    'curl' => withCurl($body),
    'stream' => withStream($body),
}, "\n";
