import { inNextTurn } from '../../base/real-time.ts';
import { sentences } from '../../base/sentences.ts';
import { visibleJson } from '../../base/visible-json.ts';
import { type Nmbrs, type NmbrsOptions, startNmbrs } from '../../client/in-process/start.ts';
import type { CapacityName } from '../../server/capacity/capacity.ts';
import type { OwnCertificate } from '../../server/certificates/own-certificate.ts';
import { Unguarded } from '../../server/control/exposure.ts';
import type { PortOptions } from '../commands/port-options.ts';
import { saveCompiledCode } from '../compiled-code.ts';
import { announcement, callLine, callReport, worldChangeLine } from '../console.ts';
import { EXIT } from '../exit.ts';
import { isWrongHost, whyNotListening } from '../not-listening.ts';
import { complain, ServingOutput } from '../output.ts';
import type { OwnCertificateFiles } from '../own-certificate.ts';
import { portOf } from '../port-of.ts';
import { isRefusal, Refused } from '../refused.ts';
import type { WorldFiles } from '../world-files.ts';
import { type WorldAsked, worldIn } from './world.ts';

/** As the command line gives them. */
export interface ServeOptions extends WorldAsked, PortOptions, OwnCertificateFiles {
  readonly verbose: boolean;
  readonly trustProxy: boolean;
  readonly customErrors: boolean;
  readonly certificateEnded: boolean;
  readonly maxBody: number;
  readonly journalMemory: number;
  readonly limit: readonly (readonly [name: CapacityName, most: number])[];
  readonly controlToken?: string;
  readonly allowHost: readonly string[];
  /** In minutes. */
  readonly idleTimeout: number;
  readonly watch: boolean;
  readonly data?: string;
  readonly dataCalls: boolean;
  readonly json: boolean;
}

/** The environment variables that said something; null where the command line did, or nothing. */
export interface ServeVariables {
  readonly host: string | null;
  readonly watch: string | null;
  readonly data: string | null;
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
    customErrors,
    certificateEnded,
    maxBody,
    journalMemory,
    limit,
    controlToken,
    allowHost,
    idleTimeout,
    watch,
    data,
    dataCalls,
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
    if (watch && data !== undefined)
      throw new Refused(
        sentences(
          '--watch puts other worlds in place, and --data keeps what was written over one; leave one out.',
          sourceOf('--watch', variables.watch),
          sourceOf('--data', variables.data),
        ),
      );
    if (dataCalls && data === undefined)
      throw new Refused('--data-calls keeps calls where --data keeps environments; give both, or neither.');
    files = watch ? await filesToWatch(options, variables.watch) : null;
    nmbrs = await startNmbrs({
      ...portOf(options),
      ...(await ownCertificate(options)),
      trustProxy,
      customErrors,
      certificateEnded,
      limits: { body: maxBody, messages: journalMemory, ...Object.fromEntries(limit) },
      idleTimeout: idleTimeout * 60_000,
      allowHosts: allowHost,
      ...(controlToken === undefined ? {} : { controlToken }),
      ...(data === undefined ? {} : { data, dataCalls }),
      ...(files ? { world: files.world } : await worldIn(options)),
      onCall,
    });
  } catch (error) {
    const isMistake = error instanceof Unguarded || isRefusal(error);
    const why = isMistake ? error.message : whyNotListening(error as NodeJS.ErrnoException, host, port);
    const isAboutHost = error instanceof Unguarded || isWrongHost(error as NodeJS.ErrnoException);
    const source = isAboutHost && variables.host !== null ? sourceOfHost(host, variables.host) : '';
    complain(`nmbrs-mock: ${sentences(why, source)}`);
    return isMistake ? EXIT.wrongUsage : EXIT.no;
  }
  const { url, logins, data: kept } = nmbrs;
  output.line(
    json
      ? visibleJson(
          {
            url,
            ...(tls && { httpsUrl: nmbrs.httpsUrl }),
            port: nmbrs.port,
            logins,
            ...(kept && { data: kept }),
          },
          0,
        )
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
        sourceOf('--watch', variable),
      ),
    );
  const { WorldFiles } = await import('../world-files.ts');
  return WorldFiles.open(world);
}

function sourceOf(option: string, variable: string | null): string {
  return variable === null ? '' : `${option} comes from the environment variable ${variable}.`;
}

function sourceOfHost(host: string, variable: string): string {
  return `${host} comes from the environment variable ${variable}; --host goes before it.`;
}

function bytesAsBase64(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}
