import { Command, InvalidArgumentError, Option } from 'commander';
import { CAPACITY_NAMES, type CapacityName, DEFAULT_CAPACITY } from '../../server/capacity/capacity.ts';
import { isHostName } from '../../server/control/known-hosts.ts';
import { LONGEST_BODY } from '../../server/soap/xml/limits.ts';
import type { ServeOptions } from '../actions/serve.ts';
import { configOption, wholeNumber, worldOption } from './options.ts';
import { portOptions } from './port-options.ts';

/** `nmbrs-mock serve`, and `nmbrs-mock` alone: the mock itself. */
export function serveCommand(): Command {
  return portOptions(
    new Command('serve').description('Serve the mock; what nmbrs-mock does without a command.'),
  )
    .option('-v, --verbose', 'show the envelopes of every call, tokens and passwords masked', false)
    .option('--trust-proxy', 'take the address in WSDLs from X-Forwarded-Proto and X-Forwarded-Host', false)
    .option('--cert <file>', 'answer HTTPS with this certificate, PEM, in the place of those that are made')
    .option('--key <file>', 'its key, PEM')
    .option(
      '--certificate-ended',
      'have certificates that ended yesterday, as a host that is given up',
      false,
    )
    .option('--no-custom-errors', 'add stack traces to faults, as ASP.NET does with customErrors off')
    .addOption(
      new Option('--max-body <bytes>', 'refuse longer requests')
        .default(50 * 1024 * 1024, '50 MiB')
        .argParser(wholeNumber(1, LONGEST_BODY)),
    )
    .addOption(
      new Option('--journal-memory <bytes>', 'how much of the messages of all calls is remembered')
        .default(DEFAULT_CAPACITY.messages, '256 MiB')
        .argParser(wholeNumber(1, Number.MAX_SAFE_INTEGER)),
    )
    .addOption(
      new Option(
        '--limit <name=number>',
        'hold at most so much of what GET /_mock/limits lists, such as uploads=1000000000; may be repeated',
      )
        .default([], 'as docs/server.md has them')
        .argParser(limitNamed),
    )
    .addOption(
      new Option(
        '--control-token <token>',
        'demand this bearer token of users of /_mock; needed on another interface than loopback',
      )
        .env('CONTROL_TOKEN')
        .argParser(someToken),
    )
    .addOption(
      new Option(
        '--allow-host <name>',
        'answer /_mock and the console under this name too, where no control token is demanded; may be given again',
      )
        .env('ALLOW_HOST')
        .default([], 'none')
        .argParser(moreHostNames),
    )
    .addOption(
      new Option('--idle-timeout <minutes>', 'delete environments for tests that were not used for so long')
        .default(60)
        .argParser(wholeNumber(1, 100_000)),
    )
    .addOption(
      worldOption('serve the world that this YAML or JSON file describes instead of the default one').env(
        'WORLD',
      ),
    )
    .addOption(
      new Option('--watch', 'take in what changes in these files without a restart')
        .env('WATCH')
        .default(false),
    )
    .addOption(
      new Option(
        '--data <place>',
        'keep environments in this folder (npm install libsql), or in a database that several mocks share, postgres://… (npm install pg)',
      ).env('DATA'),
    )
    .option('--data-calls', 'keep there the calls that the journal remembers, too', false)
    .option('--json', 'print where it listens and every call as one line of JSON each', false)
    .addOption(configOption())
    .addHelpText(
      'after',
      `
Examples:
  nmbrs-mock serve --port 0 --verbose
  nmbrs-mock serve --world people.yaml --watch
  nmbrs-mock serve --host 0.0.0.0 --control-token secret      reachable from other machines
  nmbrs-mock serve --data ./data                              goes on after a restart
  nmbrs-mock serve --data postgres://localhost/mock           one sandbox with all mocks on that database
  HTTPS_PROXY=http://127.0.0.1:8080 your-program              its calls to https://api.nmbrs.nl end in the mock

Exit codes: 0 ended by SIGINT or SIGTERM, 1 it cannot run, such as when the port is in use, or ended by itself, 2 wrong command line,
configuration or world file.`,
    )
    .action(async (options: ServeOptions, command: Command) => {
      const { serve } = await import('../actions/serve.ts');
      const from = (option: keyof ServeOptions, variable: string) =>
        command.getOptionValueSource(option) === 'env' ? variable : null;
      // A variable switches it on whatever it says, unless it says no.
      const watch = options.watch && !(from('watch', 'WATCH') && NO.includes(process.env.WATCH ?? ''));
      process.exitCode = await serve(
        { ...options, watch },
        { host: from('host', 'HOST'), watch: from('watch', 'WATCH'), data: from('data', 'DATA') },
      );
    });
}

/** What a variable says that switches nothing on. */
const NO: readonly string[] = ['', '0', 'false', 'no', 'off'];

type LimitSet = readonly [name: CapacityName, most: number];

function limitNamed(value: string, before: readonly LimitSet[]): LimitSet[] {
  const [, wanted, digits] = /^([a-z-]+)=([1-9]\d{0,14})$/.exec(value) ?? [];
  const name = CAPACITY_NAMES.find((one) => one === wanted);
  if (name === undefined)
    throw new InvalidArgumentError(
      `Expected a name and a whole number above 0, such as uploads=1000000000; the names are ${CAPACITY_NAMES.join(', ')}.`,
    );
  return [...before, [name, Number(digits)]];
}

function someToken(value: string): string {
  if (value.trim() === '')
    throw new InvalidArgumentError(
      'A blank one would keep no client out; give one, or leave the option out.',
    );
  return value;
}

/** Several are separated by commas, as in the environment variable. */
function moreHostNames(value: string, before: readonly string[] = []): readonly string[] {
  const names = value.split(',').map((name) => name.trim());
  const wrong = names.find((name) => !isHostName(name));
  if (wrong !== undefined)
    throw new InvalidArgumentError(
      `Expected a host name without a port, such as mock.internal, not '${wrong}'.`,
    );
  return [...before, ...names];
}
