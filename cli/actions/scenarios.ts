import { SCENARIOS } from '../../contracts/seed/scenarios.ts';
import { EXIT } from '../exit.ts';
import { say, sayJson } from '../output.ts';
import { table } from '../table.ts';

/** Lists the scenarios by name. @returns the exit code. */
export function listScenarios({ json }: { readonly json: boolean }): number {
  if (json) sayJson(SCENARIOS);
  else say(table([['Scenario', 'Who it is about'], ...Object.entries(SCENARIOS)]));
  return EXIT.fine;
}
