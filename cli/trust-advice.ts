import { quoted } from '../base/shell-quoted.ts';
import { JAVA_PASSWORD } from '../server/certificates/trust/java-key-store.ts';

/** How a language or a system comes to trust the CA: one line for its shell. */
export interface TrustAdvice {
  readonly where: string;
  readonly command: string;
}

/**
 * A line for each language and each system. Where a variable takes the place of the authorities of the system, a bundle
 * that holds them too is made first.
 * @param file the certificate of the CA.
 * @param tlsNames those that it was made for besides the usual ones.
 */
export function trustAdvice(file: string, tlsNames: readonly string[]): TrustAdvice[] {
  const ca = shellWord(file);
  const command = ['nmbrs-mock ca', ...tlsNames.map((name) => `--tls-name ${name}`)].join(' ');
  const bundled = (variable: string, program: string) =>
    `${command} --bundle bundle.pem && ${variable}=bundle.pem ${program}`;
  const lines: readonly (readonly [where: string, command: string])[] = [
    ['Node.js', `NODE_EXTRA_CA_CERTS=${ca} node app.js`],
    ['Python: requests, zeep', bundled('REQUESTS_CA_BUNDLE', 'python app.py')],
    ['Python: ssl, urllib, httpx', bundled('SSL_CERT_FILE', 'python app.py')],
    ['curl', `curl --cacert ${ca} https://localhost:8080/`],
    [
      'PHP',
      `${command} --bundle bundle.pem && php -d openssl.cafile=bundle.pem -d curl.cainfo=bundle.pem app.php`,
    ],
    [
      'Java',
      `${command} --jks trust.jks && java -Djavax.net.ssl.trustStore=trust.jks -Djavax.net.ssl.trustStorePassword=${JAVA_PASSWORD} -jar app.jar`,
    ],
    ['C#: Mono', `cert-sync --user ${ca}`],
    ['C#: .NET on Linux', bundled('SSL_CERT_FILE', 'dotnet run')],
    ['Go on Linux', bundled('SSL_CERT_FILE', 'go run .')],
    ['Ruby', bundled('SSL_CERT_FILE', 'ruby app.rb')],
    [
      'Debian, Ubuntu',
      `sudo cp ${ca} /usr/local/share/ca-certificates/nmbrs-mock.crt && sudo update-ca-certificates`,
    ],
    [
      'Fedora, Red Hat',
      `sudo cp ${ca} /etc/pki/ca-trust/source/anchors/nmbrs-mock.pem && sudo update-ca-trust`,
    ],
    ['Alpine', `cp ${ca} /usr/local/share/ca-certificates/nmbrs-mock.crt && update-ca-certificates`],
    ['macOS', `security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db ${ca}`],
    ['Windows', `certutil -user -addstore Root ${ca}`],
  ];
  return lines.map(([where, command]) => ({ where, command }));
}

/** As it is where every shell takes it so; in the quotes of `cmd` on Windows. */
function shellWord(file: string): string {
  if (/^[\w./:\\+@-]+$/.test(file)) return file;
  return process.platform === 'win32' ? `"${file}"` : quoted(file);
}
