/**
 * What NODE_OPTIONS has every Node.js of a command load first: connections to the hosts that the mock plays lead to it,
 * whatever makes them, since fetch, undici, axios, `https` and `http` all connect by one function. All others stay as they
 * are. It is bundled by itself as CommonJS for Node.js 14.18 and newer, imports nothing that needs a newer one, and must not
 * disturb what it is loaded into.
 */
import net from 'node:net';
import { REDIRECT_VARIABLE, type Redirect } from './redirect.ts';

/** As `net` gives them to itself, and as a caller may: an options object, a port and a host, a path. */
type ConnectArguments = [first: unknown, ...rest: unknown[]];
type Connect = (this: net.Socket, ...args: ConnectArguments) => net.Socket;

interface Options {
  readonly host?: unknown;
  readonly port?: unknown;
  readonly servername?: unknown;
}

interface EncryptedSocket extends net.Socket {
  readonly setServername?: (name: string) => void;
}

const text = process.env[REDIRECT_VARIABLE];
if (text) redirect(JSON.parse(text));

function redirect({ host, port, hosts }: Redirect): void {
  const isPlayed = isAmong(hosts);
  const target = (options: Options, socket: EncryptedSocket): Options => {
    if (typeof options.host !== 'string' || !isPlayed(options.host)) return options;
    // The mock has a certificate for each name, and without one for the address alone.
    if (!options.servername && socket.setServername) socket.setServername(options.host);
    return { ...options, host, port };
  };
  const prototype = net.Socket.prototype as unknown as { connect: Connect };
  const connect = prototype.connect;
  prototype.connect = function (...args) {
    const [first, second, ...rest] = args;
    if (Array.isArray(first)) {
      // What `net` has sorted already and marked as such: the options, and who is told.
      const [options] = first as [Options | null];
      if (options) first[0] = target(options, this);
    } else if (typeof first === 'object' && first !== null) {
      return connect.call(this, target(first, this), ...args.slice(1));
    } else if (typeof second === 'string' && isPlayed(second)) {
      return connect.call(this, target({ port: first, host: second }, this), ...rest);
    }
    return connect.apply(this, args);
  };
}

/** Whether a name is among these hosts, whatever its letter case and with a dot at its end or without. */
function isAmong(hosts: readonly string[]): (name: string) => boolean {
  const names = new Set(hosts);
  const ends = hosts.filter((host) => host.startsWith('*.')).map((host) => host.slice(1));
  return (name) => {
    const plain = name.toLowerCase().replace(/\.$/, '');
    return names.has(plain) || ends.some((end) => plain.endsWith(end));
  };
}
