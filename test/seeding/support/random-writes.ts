import { catalogue } from '../../../contracts/interface/catalogue.ts';
import type { Field } from '../../../contracts/interface/model.ts';
import { Chance } from '../../../fixtures/random.ts';
import { requestMessage, type SampleValues } from '../../../server/soap/description/sample-message.ts';
import { post, valuesFor } from '../../support/valid-requests.ts';

const WRITING = catalogue.services.flatMap(({ operations }) => operations.filter(({ writes }) => writes));

/** What makes a single record unlike the one before: its period, its day, its texts and amounts. */
function varied(chance: Chance, values: SampleValues, employees: readonly number[]): SampleValues {
  return (field: Field, path) => {
    const { type, name, identity } = field;
    if (identity?.scope === 'employee') return String(chance.oneOf(employees));
    const value = values(field, path);
    if (type.kind !== 'simple') return value;
    if (type.name === 'dateTime')
      return `2026-${chance.oneOf(['11', '12'])}-${10 + chance.int(0, 18)}T00:00:00`;
    if (/^period$/i.test(name)) return chance.oneOf(['11', '12']);
    if (value === 'text')
      return `${chance.oneOf(['tekst', 'Ærø & <zn>', 'regel\nregel', "d'Oude"])} ${chance.int(1, 99)}`;
    return type.name === 'decimal' ? `${chance.int(1, 900)}.${chance.oneOf(['00', '5', '25'])}` : value;
  };
}

/** Of so many calls that write one at least is answered without a fault, on the whole. */
const MOST_CALLS_EACH = 4;

/**
 * Makes calls that write, of all kinds, to the environment of the named logins, until so many were answered without a fault.
 * @param employees to whom they are about.
 */
export async function writeAtRandom(
  url: string,
  seed: number,
  count: number,
  employees: readonly number[],
): Promise<void> {
  const chance = new Chance(['random writes', seed]);
  let written = 0;
  for (let call = 0; written < count; call++) {
    if (call > count * MOST_CALLS_EACH) throw new Error(`Of ${call} calls only ${written} wrote something.`);
    const operation = chance.oneOf(WRITING);
    const values = varied(chance, await valuesFor(url, operation), employees);
    const { body } = await post(url, operation, '1.1', requestMessage(operation, '1.1', values));
    if (!body.includes('Fault>')) written += 1;
  }
}
