import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { counted } from '../../base/counted.ts';
import { readTextFile } from '../../base/files.ts';
import { visibleJson } from '../../base/visible-json.ts';
import { type Consumer, operationKey, retiringIn } from '../../contracts/consumer/consumer.ts';
import { readConsumer } from '../../contracts/consumer/consumer-file.ts';
import { END_OF_SOAP } from '../../contracts/interface/end-of-soap.ts';
import { recordConsumer } from '../../harness/consumer/record-consumer.ts';
import { RECORD_BODIES, type Recording, unreadText } from '../../harness/consumer/recorded-messages.ts';
import { consumerText } from '../../harness/consumer/write-consumer.ts';
import { hasAnswer, hasRequest } from '../../server/journal/used-elements.ts';
import { EXIT } from '../exit.ts';
import { saveFile } from '../files.ts';
import { say } from '../output.ts';
import { Refused, tellingWhyNot } from '../refused.ts';
import { type RecordingOptions, recordingOf } from './recording.ts';

export interface RecordOptions extends RecordingOptions {
  /** The consumer file. */
  readonly output: string;
  readonly name?: string;
  readonly add: boolean;
  readonly json: boolean;
}

/**
 * Writes down what an integration uses.
 * @param journal a file; undefined asks a running mock.
 * @returns the exit code.
 */
export function record(journal: string | undefined, options: RecordOptions): Promise<number> {
  const work = async () => {
    const { output, add, json } = options;
    const recording = await recordingOf(journal, options);
    if (!recording.calls.some(hasRequest)) throw new Refused(noneReadText(recording));
    const previous = existsSync(output) ? readTextFile(output, 'check --output') : null;
    const known = previous === null ? null : readConsumer(previous, output);
    const name = options.name ?? known?.name ?? basename(process.cwd());
    const consumer = recordConsumer(recording.calls, { name, known, add });
    saveFile(output, consumerText(consumer, previous));
    say((json ? reportJson : reportText)(consumer, output, recording));
    return EXIT.fine;
  };
  return tellingWhyNot('consumer record', work);
}

function noneReadText({ calls }: Recording): string {
  return `of ${counted(calls.length, 'call')}, ${unreadText(calls)}, so that nothing is known of what is sent; ${RECORD_BODIES}.`;
}

function reportText(consumer: Consumer, file: string, { calls, others }: Recording): string {
  const { name, operations } = consumer;
  const unread = unreadText(calls);
  const retiring = [...retiringIn(consumer)].map(([operation, why]) => `  ${operation}  ${why.join(', ')}`);
  return [
    `${file}: ${name} uses ${counted(operations.length, 'operation')}, by ${counted(calls.length, 'call')}.`,
    ...(unread === null ? [] : [`Calls of which not all is known: ${unread}; ${RECORD_BODIES}.`]),
    ...(others === 0 ? [] : [`Left out, since they call no operation that is known: ${others}.`]),
    ...(retiring.length === 0
      ? []
      : [`To be replaced first; the SOAP API ends on ${END_OF_SOAP}:`, ...retiring]),
  ].join('\n');
}

function reportJson(consumer: Consumer, file: string, { calls, others }: Recording): string {
  const operations = consumer.operations.map(({ operation, ...used }) => {
    return { operation: operationKey(operation), ...used };
  });
  const retiring = Object.fromEntries(retiringIn(consumer));
  const unread = {
    requests: calls.filter((call) => !hasRequest(call)).length,
    answers: calls.filter((call) => !hasAnswer(call)).length,
  };
  return visibleJson({
    file,
    consumer: consumer.name,
    calls: calls.length,
    unread,
    others,
    operations,
    retiring,
  });
}
