import { Command, InvalidArgumentError, Option } from 'commander';
import { NMBRS_ERRORS } from '../../contracts/interface/errors.ts';
import { VERSIONS } from '../../contracts/interface/model.ts';
import { VIOLATION_REPORTS } from '../../harness/reports/violations.ts';
import type { VerifyOptions } from '../actions/verify.ts';
import {
  allowEmptyOption,
  configOption,
  controlTokenOption,
  environmentOption,
  oneOf,
  refuseMockOptions,
  reportOption,
  urlOption,
} from './options.ts';

/** `nmbrs-mock verify`: whether an integration made the calls it should. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description(
      'Hold the calls in an environment of a running mock, or of a recording, against what is expected of them.',
    )
    .argument('[expectations]', 'a YAML or JSON file: a list of expectations, or one alone')
    .option('--operation <name>', 'expect calls of this operation: Absence2_Insert')
    .option('--with <json>', 'only calls with these arguments, as much of them as matters', someJson)
    .addOption(
      new Option('--api <version>', 'only calls of this version')
        .choices(VERSIONS)
        .argParser(oneOf(VERSIONS)),
    )
    .option('--username <name>', 'only calls of this login')
    .option(
      '--answer <answer>',
      "only calls that were answered so: 'ok', or the number of the fault",
      someAnswer,
    )
    .option('--times <number>', 'how often: 2, 2.., ..2 or 1..3; at least once unless given', someTimes)
    .option('--contract', 'expect calls that the real service would not have swallowed silently', false)
    .option('--baseline <file>', 'with --contract: violations that are known and accepted')
    .option('--write-baseline', 'write the violations that are there now into that file', false)
    .addOption(reportOption(VIOLATION_REPORTS, 'with --contract: write a report of the violations'))
    .option(
      '--recording <place>',
      'the calls in the folder of a capture, or in an HTTP archive, not in a mock',
    )
    .addOption(allowEmptyOption())
    .addOption(environmentOption())
    .addOption(urlOption())
    .addOption(controlTokenOption())
    .option('--json', 'print the verdicts as JSON and nothing else', false)
    .addOption(configOption())
    .addHelpText(
      'after',
      `
Examples:
  nmbrs-mock verify --operation Absence2_Insert --with '{"Absence": {"Percentage": 50}}' --times 1
  nmbrs-mock verify --contract --baseline nmbrs-baseline.json
  nmbrs-mock verify --contract --recording capture
  nmbrs-mock verify expectations.yaml        holding, for instance:
    - operation: Absence2_Insert
      times: { atMost: 2 }
    - order: [{ operation: Absence2_Insert }, { operation: Absence2_GetList }]

Exit codes: 0 all holds, 1 something does not and is explained, or no call was made at all, 2 wrong command line, file or
expectation, 3 nothing answers.`,
    )
    .action(async (file: string | undefined, options: VerifyOptions, command: Command) => {
      refuseIdle(options, command);
      if (options.recording !== undefined) refuseMockOptions(command, '--recording');
      const { verifyCalls } = await import('../actions/verify.ts');
      process.exitCode = await verifyCalls(file, options);
    });
}

/** What a configuration says is for whenever the contract is verified. */
function refuseIdle({ contract }: VerifyOptions, command: Command): void {
  const said = ['baseline', 'writeBaseline', 'report'].some(
    (name) => command.getOptionValueSource(name) === 'cli',
  );
  if (said && !contract)
    command.error('error: --baseline, --write-baseline and --report go with --contract; give that too.');
}

function someJson(value: string): VerifyOptions['with'] {
  try {
    const parsed: unknown = JSON.parse(value);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return parsed as VerifyOptions['with'];
  } catch {
    // Told below, like what is JSON but no record.
  }
  throw new InvalidArgumentError(`Expected a record in JSON: '{"EmployeeId": 100101}'.`);
}

function someAnswer(value: string): 'ok' | number {
  if (value === 'ok') return value;
  if (!/^\d{4}$/.test(value))
    throw new InvalidArgumentError(`Expected 'ok', or a number such as ${NMBRS_ERRORS.UnauthorizedId.code}.`);
  return Number(value);
}

function someTimes(value: string): VerifyOptions['times'] {
  const [, least = '', dots, most = ''] = /^(\d*)(?:(\.\.)(\d*))?$/.exec(value) ?? [];
  if (least === '' && most === '')
    throw new InvalidArgumentError('Expected a number or bounds: 2, 2.., ..2 or 1..3.');
  if (dots === undefined) return Number(least);
  return {
    ...(least === '' ? {} : { atLeast: Number(least) }),
    ...(most === '' ? {} : { atMost: Number(most) }),
  };
}
