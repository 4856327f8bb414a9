import { visibleJson } from '../../base/visible-json.ts';
import { CaptureError } from '../../harness/capture/capture-folder.ts';
import { withoutValues } from '../../harness/evidence/evidence-file.ts';
import { ImportError } from '../../harness/import/import-error.ts';
import { importExchanges } from '../../harness/import/import-exchanges.ts';
import { reportText } from '../../harness/import/report-text.ts';
import { SurveyError } from '../../harness/survey/survey-error.ts';
import { surveyText } from '../../harness/survey/survey-text.ts';
import { addingEvidence } from '../evidence.ts';
import { EXIT } from '../exit.ts';
import { refuseUnwritable, saveFile } from '../files.ts';
import { complain, say, sayJson } from '../output.ts';
import { readExchanges } from '../read-exchanges.ts';
import { Refused, tellingWhyNot } from '../refused.ts';
import { table } from '../table.ts';
import { howToGoOn, type SurveyCommandOptions, surveyInto } from './survey.ts';

export interface ImportCommandOptions {
  /** The world file. */
  readonly output: string;
  /** Where its clocks are set. */
  readonly now?: string;
  /** A file, to which it is added what the answers say of the marks of the facts. */
  readonly evidence?: string;
  readonly json: boolean;
}

/**
 * Makes a world of a capture, and tells what of it the mock repeats.
 * @param asked the service that is asked before, and its answers kept in the capture; null for a capture that is there.
 * @returns the exit code.
 */
export function importCapture(
  capture: string,
  { output, now, evidence: file, json }: ImportCommandOptions,
  asked: SurveyCommandOptions | null,
): Promise<number> {
  const work = async () => {
    refuseUnwritable(output);
    const addEvidence = file === undefined ? null : addingEvidence(file);
    const survey = asked && (await surveyInto(capture, asked));
    if (survey && !json) say(`${surveyText(survey)}\n`);
    if (survey?.isComplete === false) {
      if (json) sayJson({ survey });
      complain(`nmbrs-mock import: ended before all was asked. ${howToGoOn(capture)}`);
      return EXIT.no;
    }
    const { exchanges, about, isOfMock } = readExchanges(capture);
    if (addEvidence && isOfMock)
      throw new Refused(
        `--evidence is of a real service, and ${capture} is of a mock; name a capture of the service.`,
      );
    const { world, logins, report, evidence } = await importExchanges(
      exchanges,
      now === undefined ? {} : { now },
    );
    saveFile(output, `${visibleJson(world)}\n`);
    addEvidence?.({ captures: about ? evidence : withoutValues(evidence) });
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
