import { describe, expect, it } from 'vitest';
import { allFacts, isMark, marksOf, readFacts } from '../../contracts/facts/facts.ts';

const file = (text: string, name = 'some.yaml') => ({ file: name, text });

const entry = ({
  id = 'sky-is-blue',
  says = 'The sky is blue.',
  confidence = 'guess',
  source = 'Nothing seen.',
} = {}) => `- id: ${id}\n  says: ${says}\n  confidence: ${confidence}\n  source: ${source}\n`;

describe('the facts', () => {
  it('can all be read', () => {
    expect(allFacts()).toBeInstanceOf(Map);
  });

  it('are found by their id; a mark is one that is not sure', () => {
    const facts = readFacts([
      file(entry()),
      file(entry({ id: 'grass-is-green', confidence: 'sure' }), 'other.yaml'),
      file('# nothing known yet\n', 'empty.yaml'),
    ]);
    expect([...facts.values()].map((fact) => [fact.id, isMark(fact)])).toEqual([
      ['sky-is-blue', true],
      ['grass-is-green', false],
    ]);
  });

  it('that are named must be there', () => {
    expect(() => marksOf(['no-such-mark'])).toThrow('contracts/facts holds no mark no-such-mark');
  });
});

describe('an entry that is not as it should be is refused with its place', () => {
  it.each([
    [
      'an id of one word',
      entry({ id: 'sky' }),
      "some.yaml:1:7: [0].id is 'sky', not two words or more in lower case",
    ],
    ['an id with capitals', entry({ id: 'Sky-is-blue' }), "[0].id is 'Sky-is-blue', not two words"],
    ['no sentence', entry({ says: 'blue' }), "some.yaml:2:9: [0].says is 'blue', not one sentence"],
    [
      'a confidence there is not',
      entry({ confidence: 'shure' }),
      "[0].confidence is 'shure', which is none of the possible values. Did you mean 'sure'?",
    ],
    [
      'a key there is not',
      `${entry()}  sorce: Nothing.\n`,
      "There is no field 'sorce' in [0]. Did you mean 'source'?",
    ],
    ['a missing source', '- id: a-b\n  says: A.\n  confidence: sure\n', '[0].source is missing.'],
    ['no list', 'id: a-b', 'This is an object, not a list.'],
  ])('%s', (_, text, message) => {
    expect(() => readFacts([file(text)])).toThrow(message);
  });

  it('an id that another file has too', () => {
    expect(() => readFacts([file(entry()), file(entry(), 'other.yaml')])).toThrow(
      "other.yaml:1:7: 'sky-is-blue' is in some.yaml already. Choose another id",
    );
  });
});
