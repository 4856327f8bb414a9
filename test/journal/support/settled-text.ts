import type { Environment } from '../../../client/environment.ts';

/**
 * A text about the calls of an environment as it is in every run: the first of them is call 1, the time of day is 09:00:00,
 * the environment is called `office`, and what stands in line 1 behind the header, and so behind that name, stands in
 * column 300.
 */
export async function settledText(env: Environment, text: string): Promise<string> {
  const calls = await env.calls.list();
  const before = (calls[0]?.number ?? 1) - 1;
  return text
    .replaceAll(/\bcall (\d+)/g, (_, number: string) => `call ${Number(number) - before}`)
    .replaceAll(/\b\d\d:\d\d:\d\d\b(?=, )/g, '09:00:00')
    .replaceAll(/(\(1, |line 1, column )\d{3}\b/g, '$1300')
    .replaceAll(env.subdomain, 'office');
}
