import type { ErrorListener } from '../../base/error-listener.ts';
import type { NoticeListener } from '../../base/notice-listener.ts';

/** How a port is opened, whatever is served there. */
export interface PortOptions {
  /** The interface to listen on; 127.0.0.1 unless said otherwise. */
  readonly host?: string;
  /** 0 takes any free port, which is the default here; the command line's default is 8080. */
  readonly port?: number;
  /** How long a request may take to arrive, in milliseconds; a minute unless said otherwise. */
  readonly requestTimeout?: number;
  /** False speaks no TLS; a port that is opened otherwise speaks it beside HTTP. */
  readonly tls?: boolean;
  /** Host names and addresses to make certificates for beside those of Nmbrs, of this machine, and of `play`. */
  readonly tlsNames?: readonly string[];
  /** A certificate of one's own, PEM, in the place of those that are made. */
  readonly certificate?: string;
  /** Its key, PEM. */
  readonly key?: string;
  /** Whether the certificates that are made ended yesterday, as that of a host that is given up. */
  readonly certificateEnded?: boolean;
  /** Hosts in whose place the mock answers clients that take it for their proxy, beside those of Nmbrs: `payroll.example`, `*.payroll.example`. */
  readonly play?: readonly string[];
  /**
   * Other hosts to which it forwards as a proxy: `host`, `host:port`, `*.host`, `*` for every one. Where it listens on loopback
   * it forwards to all unasked, but for what is no other host: loopback, link-local, metadata and such addresses are reached
   * only when they are named here. False forwards to no other host, on loopback either.
   */
  readonly forward?: readonly string[] | false;
  /**
   * Told what its user may want to know, once each: where the CA was put, a TLS handshake given up, a host not forwarded to;
   * written to stderr unless said otherwise.
   */
  readonly onNotice?: NoticeListener;
  /** Told of unforeseen errors, those of listeners among them; they are written to stderr unless said otherwise. */
  readonly onError?: ErrorListener;
}
