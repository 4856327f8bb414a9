import { visibleJson } from '../../base/visible-json.ts';
import { CaptureError } from '../../harness/capture/capture-folder.ts';
import { recordedExchanges } from '../../harness/capture/recorded-exchanges.ts';
import { ImportError } from '../../harness/import/import-error.ts';
import { importExchanges } from '../../harness/import/import-exchanges.ts';
import { reportText } from '../../harness/import/report-text.ts';
import { EXIT } from '../exit.ts';
import { refuseUnwritable, saveFile } from '../files.ts';
import { say, sayJson } from '../output.ts';
import { tellingWhyNot } from '../refused.ts';
import { table } from '../table.ts';

export interface ImportCommandOptions {
  /** The world file. */
  readonly output: string;
  /** Where its clocks are set. */
  readonly now?: string;
  readonly json: boolean;
}

/**
 * Makes a world of a capture, and tells what of it the mock repeats.
 * @returns the exit code.
 */
export function importCapture(capture: string, { output, now, json }: ImportCommandOptions): Promise<number> {
  const work = async () => {
    refuseUnwritable(output);
    const { world, logins, report } = await importExchanges(
      recordedExchanges(capture).exchanges,
      now === undefined ? {} : { now },
    );
    saveFile(output, `${visibleJson(world)}\n`);
    if (json) sayJson({ world: output, logins, ...report });
    else
      say(
        [
          `${output} is a world of ${capture}.`,
          reportText(report),
          '',
          table([
            ['Username', 'Token', 'Domain'],
            ...logins.map(({ username, token, domain }) => [username, token, domain]),
          ]),
        ].join('\n'),
      );
    return EXIT.fine;
  };
  return tellingWhyNot('import', work, [ImportError, CaptureError]);
}
