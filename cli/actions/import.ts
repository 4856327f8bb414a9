import { visibleJson } from '../../base/visible-json.ts';
import { CaptureError } from '../../harness/capture/capture-folder.ts';
import { recordedExchanges } from '../../harness/capture/recorded-exchanges.ts';
import { ImportError } from '../../harness/import/import-error.ts';
import { importExchanges } from '../../harness/import/import-exchanges.ts';
import { reportText } from '../../harness/import/report-text.ts';
import { SurveyError } from '../../harness/survey/survey-error.ts';
import { surveyText } from '../../harness/survey/survey-text.ts';
import { EXIT } from '../exit.ts';
import { refuseUnwritable, saveFile } from '../files.ts';
import { complain, say, sayJson } from '../output.ts';
import { tellingWhyNot } from '../refused.ts';
import { table } from '../table.ts';
import { howToGoOn, type SurveyCommandOptions, surveyInto } from './survey.ts';

export interface ImportCommandOptions {
  /** The world file. */
  readonly output: string;
  /** Where its clocks are set. */
  readonly now?: string;
  readonly json: boolean;
}

/**
 * Makes a world of a capture, and tells what of it the mock repeats.
 * @param asked the service that is asked before, and its answers kept in the capture; null for a capture that is there.
 * @returns the exit code.
 */
export function importCapture(
  capture: string,
  { output, now, json }: ImportCommandOptions,
  asked: SurveyCommandOptions | null,
): Promise<number> {
  const work = async () => {
    refuseUnwritable(output);
    const survey = asked && (await surveyInto(capture, asked));
    if (survey && !json) say(`${surveyText(survey)}\n`);
    if (survey?.isComplete === false) {
      if (json) sayJson({ survey });
      complain(`nmbrs-mock import: ended before all was asked. ${howToGoOn(capture)}`);
      return EXIT.no;
    }
    const { world, logins, report } = await importExchanges(
      recordedExchanges(capture).exchanges,
      now === undefined ? {} : { now },
    );
    saveFile(output, `${visibleJson(world)}\n`);
    if (json) sayJson({ world: output, logins, ...(survey && { survey }), ...report });
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
  return tellingWhyNot('import', work, [ImportError, CaptureError, SurveyError]);
}
