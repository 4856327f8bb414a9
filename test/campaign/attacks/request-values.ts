import fc, { type Arbitrary } from 'fast-check';
import type { Field, Operation } from '../../../contracts/interface/model.ts';
import { requestMessage } from '../../../server/soap/description/sample-message.ts';
import { documentText, requestsOf } from '../../judge/documents.ts';
import { enumForms, FORMS } from '../../judge/forms.ts';
import { validValue } from '../../support/valid-requests.ts';
import { shooting } from '../shots.ts';
import type { Dice } from '../support/dice.ts';
import { OPERATIONS, postOf } from '../support/posts.ts';
import { judgeSoap } from '../support/soap-answers.ts';

/** Requests whose form is right, or nearly, and whose values no one expects. */
export const requestValues = shooting({
  name: 'request-values',
  about: 'requests of all operations with doubtful values, and documents of any structure',
  shots: 150,
  atOnce: 6,
  draw(dice) {
    const operation = dice.pick(OPERATIONS);
    return {
      content: Buffer.from(dice.chance(0.6) ? doubtful(operation, dice) : structured(operation, dice)),
      wire: (body) => [postOf(operation, body)],
      judge: (received) => judgeSoap(operation, received),
    };
  },
});

/** A full request of the master in which some values, but not those of the login, are at the border of their type. */
function doubtful(operation: Operation, dice: Dice): string {
  const boldness = dice.pick([0.05, 0.2, 0.6]);
  return requestMessage(operation, '1.1', (field, path) =>
    path[0] !== operation.header?.name && dice.chance(boldness)
      ? drawn(formOf(field), dice)
      : validValue(field, path),
  );
}

function formOf({ type }: Field): Arbitrary<string> {
  if (type.kind === 'enum') return enumForms(type.values).doubtful;
  if (type.kind !== 'simple') throw new Error('Only leaves have values.');
  return FORMS[type.name].doubtful;
}

/** A document of any structure, with the header of the master. */
function structured(operation: Operation, dice: Dice): string {
  const valid = requestMessage(operation, '1.1', validValue);
  const [header = ''] = /<soap:Header>[\s\S]*<\/soap:Header>/.exec(valid) ?? [];
  return documentText(drawn(requestsOf(operation), dice)).replace(
    '<s:Body>',
    `${header.replaceAll('soap:Header', 's:Header')}<s:Body>`,
  );
}

function drawn<T>(arbitrary: Arbitrary<T>, dice: Dice): T {
  const [value] = fc.sample(arbitrary, { seed: dice.below(2 ** 31), numRuns: 1 });
  return value as T;
}
