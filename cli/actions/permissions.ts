import { startNmbrs } from '../../client/in-process/start.ts';
import type { Mock } from '../../client/mock.ts';
import { NMBRS_ERRORS } from '../../contracts/interface/errors.ts';
import { leftOutText, matrixText } from '../../harness/permissions/matrix-text.ts';
import { type PermissionMatrix, permissionMatrix } from '../../harness/permissions/permission-matrix.ts';
import { say, sayJson } from '../output.ts';
import { exitOf } from '../proof.ts';
import { Refused, tellingWhyNot } from '../refused.ts';
import { type RecordingOptions, recordingOf } from './recording.ts';
import { type WorldAsked, worldIn } from './world.ts';

export interface PermissionsOptions extends RecordingOptions, WorldAsked {
  /** Of which the environments they are replayed in are copies; the first of the world unless said otherwise. */
  readonly from?: string;
  readonly allowEmpty: boolean;
  readonly json: boolean;
}

/** Replays calls under every kind of login, on a mock of its own. @returns the exit code. */
export function printPermissions(journal: string | undefined, options: PermissionsOptions): Promise<number> {
  return tellingWhyNot('permissions', async () => {
    const recording = await recordingOf(journal, options);
    const nmbrs = await startNmbrs(await worldIn(options));
    try {
      const from = options.from ?? (await firstEnvironmentOf(nmbrs));
      const matrix = await permissionMatrix(recording, nmbrs, { from });
      if (matrix.operations.length === 0)
        throw new Refused(
          `no call can be replayed, only: ${leftOutText(matrix.leftOut)}; let the integration make others.`,
        );
      if (options.json) sayJson(matrix);
      else say(matrixText(matrix));
      return exitOf('permissions', {
        holds: true,
        isProven: matrix.logins.some(({ cells }) => cells.some(({ answered }) => answered > 0)),
        whyNot: `no login is answered any of the calls${hidesAll(matrix) ? ELSEWHERE : ''}`,
        allowEmpty: options.allowEmpty,
      });
    } finally {
      await nmbrs.close();
    }
  });
}

async function firstEnvironmentOf(mock: Mock): Promise<string> {
  const [first] = await mock.environments();
  if (!first) throw new Error('A world has an environment.');
  return first.subdomain;
}

const ELSEWHERE = '; their ids may be of another world, which --world names';

/** Whether a login that sees all there is sees none of what the calls name. */
function hidesAll({ logins }: PermissionMatrix): boolean {
  const master = logins.find(({ archetype }) => archetype === 'master');
  const codes = master?.cells.flatMap(({ refused }) => Object.keys(refused)) ?? [];
  return codes.every((code) => code === String(NMBRS_ERRORS.UnauthorizedId.code));
}
