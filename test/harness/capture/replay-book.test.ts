import { describe, expect, it } from 'vitest';
import { startNmbrs } from '../../../client/in-process/start.ts';
import { openWorld } from '../../../fixtures/world.ts';
import type { Exchange } from '../../../harness/capture/exchange.ts';
import { Pseudonymizer } from '../../../harness/capture/pseudonymizer.ts';
import { ReplayBook } from '../../../harness/capture/replay-book.ts';
import { envelope, exchangeOf, textOf } from './messages.ts';
import { READING, readingCalls } from './reading-calls.ts';

const call = (operation: string, args: string, answer = '', header = '') =>
  exchangeOf({ request: envelope(`<${operation} xmlns="x">${args}</${operation}>`, header), answer });

const book = new ReplayBook([
  call('Absence_GetList', '<EmployeeId>1</EmployeeId>', 'of 1, first'),
  call('Absence_GetList', '<EmployeeId>2</EmployeeId>', 'of 2'),
  call('Absence_GetList', '<EmployeeId>1</EmployeeId>', 'of 1, second'),
  call('Salary_GetList', '<EmployeeId>1</EmployeeId><Period>3</Period><Year>2026</Year>', 'salary'),
  call('Nothing_Known', ''),
]);

function answered(asked: Exchange): string {
  const found = book.answerTo(asked);
  return 'answer' in found ? textOf(found.answer) : found.missing;
}

describe('a request is answered as it was when it was captured', () => {
  it('by operation and arguments, however they are written and whoever asks', () => {
    const header = '<soap:Header><AuthHeader xmlns="y"><Username>other</Username></AuthHeader></soap:Header>';
    expect(answered(call('Absence_GetList', '\n <EmployeeId> 2 </EmployeeId><Nothing />', '', header))).toBe(
      'of 2',
    );
    const turned = '<Year>2026</Year><EmployeeId>1</EmployeeId><Period>3</Period>';
    expect(answered(call('Salary_GetList', turned))).toBe('salary');
  });

  it('in the order in which it was asked, and the last answer from then on', () => {
    const asked = () => answered(call('Absence_GetList', '<EmployeeId>1</EmployeeId>'));
    expect([asked(), asked(), asked()]).toEqual(['of 1, first', 'of 1, second', 'of 1, second']);
  });
});

describe('what was not captured is told with what comes nearest', () => {
  it.each([
    [
      'Salary_GetList',
      '<EmployeeId>1</EmployeeId><Period>4</Period>',
      'EmployeeService.Salary_GetList was not captured with these arguments. The nearest call that was has Period 3 instead of 4, Year 2026.',
    ],
    [
      'Absence_GetList',
      '<EmployeeId>1</EmployeeId><X>4</X>',
      'EmployeeService.Absence_GetList was not captured with these arguments. The nearest call that was has no X.',
    ],
    [
      'Absence2_GetList',
      '',
      "EmployeeService.Absence2_GetList was not captured. Did you mean 'EmployeeService.Absence_GetList'?",
    ],
    ['Nothing_Known', '', 'This is no call of an operation that the catalogue knows.'],
  ])('%s %s', (operation, args, missing) => {
    expect(answered(call(operation, args))).toBe(missing);
  });

  it('also what is no envelope', () => {
    expect(answered(exchangeOf({ request: 'x' }))).toContain('This is no call');
  });
});

it('answers every call of a capture, by the key of that capture, with the bytes that were kept', async () => {
  const world = openWorld();
  const nmbrs = await startNmbrs({ world });
  const key = Buffer.alloc(32, 3);
  const capturing = new Pseudonymizer({ key });
  const asked: Exchange[] = [];
  const kept: Exchange[] = [];
  const operations = READING.filter(
    ({ service }) => service.name === 'EmployeeService' && service.version === 'v3',
  );
  for await (const exchange of readingCalls(nmbrs, world, { companies: 1, operations })) {
    asked.push(exchange);
    kept.push(capturing.exchange(exchange));
  }
  await nmbrs.close();
  const replay = new ReplayBook(kept);
  const later = new Pseudonymizer({ key });
  const answers = asked.map((exchange) => replay.answerTo(later.exchange(exchange)));
  expect(answers).toHaveLength(operations.length);
  expect(answers).toEqual(kept.map(({ answer }) => ({ answer })));
});
