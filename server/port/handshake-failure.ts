import { quoted } from '../../base/quoted-text.ts';

/** A reason for which handshakes are given up. */
interface Cause {
  /** In the code of the error, which holds the alert of the client, or what the server found wrong. */
  readonly codes: RegExp;
  readonly text: string;
}

const UNTRUSTED =
  'the client most likely does not trust the CA of the mock; `nmbrs-mock ca` tells how to make it.';

/** The first one that fits. */
const CAUSES: readonly Cause[] = [
  {
    codes: /UNKNOWN_CA|CERTIFICATE_UNKNOWN|BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE/,
    text: UNTRUSTED,
  },
  {
    codes: /CERTIFICATE_EXPIRED|CERTIFICATE_REVOKED/,
    text: 'the client finds the certificate of the mock out of date, as one is that was asked to have ended; else look at its clock, and at that of this machine.',
  },
  {
    codes: /UNRECOGNIZED_NAME/,
    text: 'the certificate of the mock does not cover the name that the client expects.',
  },
  {
    codes:
      /PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW|WRONG_VERSION_NUMBER|INAPPROPRIATE_FALLBACK/,
    text: 'the client speaks no version of TLS that the mock speaks, which are 1.2 and 1.3.',
  },
  {
    codes: /NO_SHARED_CIPHER|HANDSHAKE_FAILURE|NO_SHARED_GROUP|NO_SUITABLE|INSUFFICIENT_SECURITY/,
    text: 'client and mock share no cipher or curve; one of TLS 1.2 must know ECDSA with P-256.',
  },
  {
    codes: /NO_APPLICATION_PROTOCOL/,
    text: 'the client does not offer HTTP/1.1 (ALPN http/1.1), which is all that the mock speaks.',
  },
  {
    codes: /HANDSHAKE_TIMEOUT/,
    text: 'the client fell silent in the midst of it.',
  },
  {
    codes: /ECONNRESET|EPIPE|CLOSE_NOTIFY|USER_CANCELLED|UNEXPECTED_EOF/,
    text: `the client hung up without saying why: ${UNTRUSTED}`,
  },
];

/**
 * What the user is told of a handshake that came to nothing.
 * @param host the name under which the client looked for the mock.
 * @param error null when the connection was closed without one.
 */
export function whyGivenUp(host: string, error: NodeJS.ErrnoException | null): string {
  const code = error?.code ?? 'ECONNRESET';
  const cause = CAUSES.find(({ codes }) => codes.test(code))?.text ?? `${error?.message}.`;
  const alert = /ALERT_(\w+)$/.exec(code)?.[1];
  const said = alert === undefined ? '' : ` (alert ${alert.toLowerCase()})`;
  return `TLS: a handshake for ${quoted(host)} was given up${said}: ${cause}`;
}

/** What the user is told of a client that has shaken hands and leaves without a request. */
export function whyLeft(host: string): string {
  return `TLS: a client of ${quoted(host)} left right after the handshake, without a request: if it tells of a certificate, ${UNTRUSTED}`;
}
