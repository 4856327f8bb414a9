import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Nmbrs, startNmbrs } from '../../../client/in-process/start.ts';
import type { Version } from '../../../contracts/interface/model.ts';
import { defaultPlan } from '../../../fixtures/plan.ts';
import { openWorld } from '../../../fixtures/world.ts';
import { CaptureFolder, isCapture } from '../../../harness/capture/capture-folder.ts';
import type { CaptureKey } from '../../../harness/capture/keyed-draw.ts';
import { Pseudonymizer } from '../../../harness/capture/pseudonymizer.ts';
import { recordedExchanges, type TimedExchange } from '../../../harness/capture/recorded-exchanges.ts';
import { Upstream } from '../../../harness/capture/upstream.ts';
import { type SurveyProgress, type SurveyReport, survey } from '../../../harness/survey/survey.ts';
import { CERTIFICATE, KEY } from '../../port/support/tried-port.ts';
import type { Credentials } from '../../support/soap-client.ts';

/** A service beside the tests of a file, over TLS, with other people than those of the mock's own world. */
export function surveyedService() {
  let service: Nmbrs;
  beforeAll(async () => {
    service = await startNmbrs({ world: openWorld(defaultPlan, 4711), certificate: CERTIFICATE, key: KEY });
  });
  afterAll(() => service.close());
  return {
    get url() {
      return service.url;
    },
    /** The smallest environment and where it is asked; early in the year there is less to ask. */
    async smallest(now = '2026-02-16T09:00:00') {
      const env = await service.environment({
        from: 'proef',
        clock: { now, frozen: true },
        logins: [{ archetype: 'master' }, { archetype: 'template-read-only' }],
      });
      const surveying = new Surveying(`https://localhost:${service.port}`, CERTIFICATE);
      return { env, surveying, login: env.logins.master };
    },
  };
}

/** A folder and a key, in which surveys of a service are made one after the other. */
export class Surveying {
  readonly folder = mkdtempSync(join(tmpdir(), 'survey-'));
  readonly key: CaptureKey = randomBytes(32);
  readonly troubles: string[] = [];
  readonly #url: string;
  readonly #ca: string | undefined;

  /** @param ca what to trust, PEM. */
  constructor(url: string, ca?: string) {
    this.#url = url;
    this.#ca = ca;
    folders.push(this.folder);
  }

  get exchanges(): readonly TimedExchange[] {
    return isCapture(this.folder) ? recordedExchanges(this.folder).exchanges : [];
  }

  async survey(
    { username, token, domain }: Credentials,
    wanted: {
      readonly version?: Version;
      readonly years?: number;
      /** Ends it. */
      readonly until?: (progress: SurveyProgress) => boolean;
    } = {},
  ): Promise<SurveyReport> {
    const ca = this.#ca === undefined ? {} : { ca: this.#ca };
    const upstream = new Upstream(new URL(this.#url), { rate: 1_000, patience: 10_000, ...ca });
    const stop = new AbortController();
    const folder = CaptureFolder.open(this.folder, { upstream: upstream.address.origin, key: this.key });
    try {
      return await survey({
        upstream,
        folder,
        pseudonymizer: new Pseudonymizer({ key: this.key }),
        login: { username: username ?? null, token: token ?? null, domain: domain ?? null },
        before: this.exchanges,
        pauses: [1, 1],
        signal: stop.signal,
        version: wanted.version ?? 'v3',
        years: wanted.years ?? 1,
        onTrouble: (why) => this.troubles.push(why),
        onAnswer: (progress) => {
          if (wanted.until?.(progress)) stop.abort();
        },
      });
    } finally {
      upstream.close();
      folder.close();
    }
  }
}

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
