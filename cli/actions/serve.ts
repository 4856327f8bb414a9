import { inNextTurn } from '../../base/real-time.ts';
import { sentences } from '../../base/sentences.ts';
import { visibleJson } from '../../base/visible-json.ts';
import { type Nmbrs, type NmbrsOptions, startNmbrs } from '../../client/in-process/start.ts';
import type { CapacityName } from '../../server/capacity/capacity.ts';
import type { OwnCertificate } from '../../server/certificates/own-certificate.ts';
import { Unguarded } from '../../server/control/exposure.ts';
import { saveCompiledCode } from '../compiled-code.ts';
import { announcement, callLine, callReport, worldChangeLine } from '../console.ts';
import { EXIT } from '../exit.ts';
import { complain, ServingOutput } from '../output.ts';
import type { OwnCertificateFiles } from '../own-certificate.ts';
import { isRefusal, Refused } from '../refused.ts';
import type { WorldFiles } from '../world-files.ts';
import { type WorldAsked, worldIn } from './world.ts';

/** As the command line gives them. */
export interface ServeOptions extends WorldAsked, OwnCertificateFiles {
  readonly port: number;
  readonly host: string;
  readonly verbose: boolean;
  readonly trustProxy: boolean;
  readonly tls: boolean;
  readonly play: readonly string[];
  readonly forward: readonly string[];
  readonly customErrors: boolean;
  readonly maxBody: number;
  readonly journalMemory: number;
  readonly limit: readonly (readonly [name: CapacityName, most: number])[];
  readonly controlToken?: string;
  readonly allowHost: readonly string[];
  readonly tlsName: readonly string[];
  /** In minutes. */
  readonly idleTimeout: number;
  readonly watch: boolean;
  readonly json: boolean;
}

/** The environment variables that said something; null where the command line did, or nothing. */
export interface ServeVariables {
  readonly host: string | null;
  readonly watch: string | null;
}

/**
 * Starts the mock and serves until it is told to stop.
 * @param variables those of the environment that said something, which its user may know nothing of.
 * @returns the exit code, at once; serving goes on. It is that of a server that ends without being told to.
 */
export async function serve(options: ServeOptions, variables: ServeVariables): Promise<number> {
  const {
    port,
    host,
    verbose,
    trustProxy,
    tls,
    play,
    forward,
    customErrors,
    maxBody,
    journalMemory,
    limit,
    controlToken,
    allowHost,
    tlsName,
    idleTimeout,
    watch,
    json,
  } = options;
  const output = json
    ? new ServingOutput(process.stdout, (dropped) => visibleJson({ dropped }, 0))
    : new ServingOutput();
  const onCall: NonNullable<NmbrsOptions['onCall']> = (call, envelopes) => {
    if (json) output.line(visibleJson(call, 0, bytesAsBase64));
    else output.line(verbose ? callReport(call, envelopes) : callLine(call));
  };
  let nmbrs: Nmbrs;
  let files: WorldFiles | null;
  try {
    files = watch ? await filesToWatch(options, variables.watch) : null;
    nmbrs = await startNmbrs({
      port,
      host,
      trustProxy,
      tls,
      ...(await ownCertificate(options)),
      play,
      forward,
      customErrors,
      limits: { body: maxBody, messages: journalMemory, ...Object.fromEntries(limit) },
      idleTimeout: idleTimeout * 60_000,
      allowHosts: allowHost,
      tlsNames: tlsName,
      ...(controlToken === undefined ? {} : { controlToken }),
      ...(files ? { world: files.world } : await worldIn(options)),
      onCall,
      onNotice: (notice) => complain(`nmbrs-mock: ${notice}`),
    });
  } catch (error) {
    const isMistake = error instanceof Unguarded || isRefusal(error);
    const why = isMistake ? error.message : whyNotListening(error as NodeJS.ErrnoException, host, port);
    const isAboutHost =
      error instanceof Unguarded || WRONG_HOST.includes((error as NodeJS.ErrnoException).code ?? '');
    const source = isAboutHost && variables.host !== null ? sourceOfHost(host, variables.host) : '';
    complain(`nmbrs-mock: ${sentences(why, source)}`);
    return isMistake ? EXIT.wrongUsage : EXIT.no;
  }
  const { url, logins } = nmbrs;
  output.line(
    json
      ? visibleJson({ url, ...(tls && { httpsUrl: nmbrs.httpsUrl }), port: nmbrs.port, logins }, 0)
      : announcement(nmbrs, tls),
  );
  inNextTurn(saveCompiledCode);
  const watching = files?.watch(nmbrs, (change) => {
    if (json) output.line(visibleJson({ world: change }, 0));
    else if ('refused' in change) complain(`nmbrs-mock: ${change.refused}`);
    else output.line(worldChangeLine(change.files, change.change));
  });
  const stop = () => {
    watching?.end();
    process.off('SIGINT', stop).off('SIGTERM', stop);
    process.exitCode = EXIT.fine;
    nmbrs
      .close()
      .catch((error) => {
        complain(`nmbrs-mock: it could not be closed: ${error.message}`);
        process.exitCode = EXIT.no;
      })
      // What is not read would keep it from ending.
      .finally(() => output.read().finally(() => process.exit()));
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return EXIT.no;
}

/** @throws what `readOwnCertificate` does. */
async function ownCertificate(options: ServeOptions): Promise<OwnCertificate | null> {
  if (options.cert === undefined && options.key === undefined) return null;
  const { readOwnCertificate } = await import('../own-certificate.ts');
  return readOwnCertificate(options);
}

/** @throws Refused where no world file is named, and what is wrong with one. */
async function filesToWatch({ world }: ServeOptions, variable: string | null): Promise<WorldFiles> {
  if (world === undefined)
    throw new Refused(
      sentences(
        '--watch takes in the changes of world files, and none is named; name one with --world, or leave --watch out.',
        variable === null ? '' : `It comes from the environment variable ${variable}.`,
      ),
    );
  const { WorldFiles } = await import('../world-files.ts');
  return WorldFiles.open(world);
}

/** What Node.js says of an address that this machine does not have. */
const WRONG_HOST: readonly string[] = ['EADDRNOTAVAIL', 'ENOTFOUND'];

function whyNotListening(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `port ${port} on ${host} is in use; stop the other program or choose another port with --port or PORT.`;
    case 'EACCES':
      return `port ${port} may not be used by this user; choose one above 1023 with --port or PORT.`;
    default:
      return WRONG_HOST.includes(error.code ?? '')
        ? `${host} is no address of this machine; choose another with --host or HOST.`
        : `cannot listen on ${host}:${port}: ${error.message}`;
  }
}

function sourceOfHost(host: string, variable: string): string {
  return `${host} comes from the environment variable ${variable}; --host goes before it.`;
}

function bytesAsBase64(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}
