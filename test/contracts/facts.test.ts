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
    ['an id of one word', entry({ id: 'sky' }), 'some.yaml:1:7: 0.id: an id is at least two words'],
    ['an id with capitals', entry({ id: 'Sky-is-blue' }), 'at least two words in lower case'],
    ['no sentence', entry({ says: 'blue' }), 'some.yaml:2:9: 0.says: '],
    [
      'a confidence there is not',
      entry({ confidence: 'shure' }),
      "'shure' is not known here; did you mean sure?",
    ],
    [
      'a key there is not',
      `${entry()}  sorce: Nothing.\n`,
      "'sorce' is not known here; did you mean source?",
    ],
    ['a missing source', '- id: a-b\n  says: A.\n  confidence: sure\n', '0.source is missing'],
    ['no list', 'id: a-b', 'expected a list, not a record'],
  ])('%s', (_, text, message) => {
    expect(() => readFacts([file(text)])).toThrow(message);
  });

  it('an id that another file has too', () => {
    expect(() => readFacts([file(entry()), file(entry(), 'other.yaml')])).toThrow(
      "other.yaml:1:7: duplicate id 'sky-is-blue'",
    );
  });
});
