import { once } from 'node:events';
import { connect, type LookupFunction, type Socket } from 'node:net';
import { hostInUrl } from '../../base/host-in-url.ts';
import { clearTimeout, setTimeout } from '../../base/real-time.ts';
import { nameOf, type OtherHost } from './destinations.ts';
import { joinStreams } from './join-streams.ts';
import { Refusal } from './refusal.ts';

/** After so many milliseconds without a byte a tunnel is ended. */
const IDLE_TUNNEL = 600_000;

/** Connects to the addresses of the host that were held against the rule, one after the other. @throws Refusal when none answers. */
export async function openSocket(other: OtherHost, patience: number): Promise<Socket> {
  const socket = connect({ ...reachedAt(other), allowHalfOpen: true, keepAlive: true, noDelay: true });
  const timer = setTimeout(
    () => socket.destroy(new Error(`no connection within ${patience / 1_000} seconds`)),
    patience,
  );
  try {
    await once(socket, 'connect');
    return socket;
  } catch (error) {
    socket.destroy();
    throw unreachable(other, error);
  } finally {
    clearTimeout(timer);
  }
}

/** For `connect` and for requests: the name is not looked up again, so that it cannot lead elsewhere by now. */
export function reachedAt({ host, port, addresses }: OtherHost): Reached {
  return {
    host,
    port,
    autoSelectFamily: true,
    lookup: (_host, { all }, found) => {
      const [first] = addresses;
      if (all) found(null, [...addresses]);
      else found(null, first?.address ?? '', first?.family);
    },
  };
}

interface Reached {
  readonly host: string;
  readonly port: number;
  readonly autoSelectFamily: boolean;
  readonly lookup: LookupFunction;
}

export function unreachable(other: OtherHost, error: unknown): Refusal {
  const { code, message } = error as NodeJS.ErrnoException;
  return new Refusal(
    502,
    `${nameOf(other)} cannot be forwarded to: it cannot be reached (${code ?? message}). Check that it is up, and ` +
      `that this machine gets to ${other.addresses.map(({ address }) => hostInUrl(address)).join(', ')}.`,
  );
}

/** Lets bytes through in both directions until both have ended, or nothing came for too long. */
export async function joinSockets(client: Socket, other: Socket): Promise<void> {
  const ends = [client, other] as const;
  for (const socket of ends) {
    socket.setKeepAlive(true, 60_000);
    socket.setTimeout(IDLE_TUNNEL, () => {
      for (const one of ends) one.destroy();
    });
  }
  await joinStreams(client, other);
}
