import { type Nmbrs, type NmbrsOptions, startNmbrs } from '../../client/in-process/start.ts';
import { Unguarded } from '../../server/control/exposure.ts';
import { announcement, callLine, callReport } from '../console.ts';
import { EXIT } from '../exit.ts';
import { isRefusal } from '../refused.ts';
import { type WorldAsked, worldIn } from './world.ts';

/** As the command line gives them. */
export interface ServeOptions extends WorldAsked {
  readonly port: number;
  readonly host: string;
  readonly verbose: boolean;
  readonly trustProxy: boolean;
  readonly customErrors: boolean;
  readonly maxBody: number;
  readonly controlToken?: string;
  /** In minutes. */
  readonly idleTimeout: number;
  readonly json: boolean;
}

/** Starts the mock and serves until it is told to stop. @returns the exit code, at once; serving goes on. */
export async function serve(options: ServeOptions): Promise<number> {
  const { port, host, verbose, trustProxy, customErrors, maxBody, controlToken, idleTimeout, json } = options;
  const onCall: NonNullable<NmbrsOptions['onCall']> = (call, envelopes) => {
    if (json) console.log(JSON.stringify(call, bytesAsBase64));
    else console.log(verbose ? callReport(call, envelopes) : callLine(call));
  };
  let nmbrs: Nmbrs;
  try {
    nmbrs = await startNmbrs({
      port,
      host,
      trustProxy,
      customErrors,
      limits: { body: maxBody },
      idleTimeout: idleTimeout * 60_000,
      ...(controlToken === undefined ? {} : { controlToken }),
      ...(await worldIn(options)),
      onCall,
    });
  } catch (error) {
    const isMistake = error instanceof Unguarded || isRefusal(error);
    const why = isMistake ? error.message : whyNotListening(error as NodeJS.ErrnoException, host, port);
    console.error(`nmbrs-mock: ${why}`);
    return isMistake ? EXIT.wrongUsage : EXIT.no;
  }
  const { url, logins } = nmbrs;
  console.log(json ? JSON.stringify({ url, port: nmbrs.port, logins }) : announcement(nmbrs));
  const stop = () => {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    nmbrs.close().catch((error) => {
      console.error(`nmbrs-mock: it could not be closed: ${error.message}`);
      process.exitCode = EXIT.no;
    });
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return EXIT.fine;
}

function whyNotListening(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `port ${port} on ${host} is in use; stop the other program or choose another port with --port or PORT.`;
    case 'EACCES':
      return `port ${port} may not be used by this user; choose one above 1023 with --port or PORT.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine; choose another with --host or HOST.`;
    default:
      return `cannot listen on ${host}:${port}: ${error.message}`;
  }
}

function bytesAsBase64(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}
