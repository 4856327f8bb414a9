import { Command, InvalidArgumentError, Option } from 'commander';
import { JAVA_PASSWORD } from '../../server/certificates/trust/java-key-store.ts';
import type { CaOptions } from '../actions/ca.ts';
import { configOption, tlsNameOption } from './options.ts';

/** `nmbrs-mock ca`: the authority that signs the certificates of the mock, and how to trust it. */
export function caCommand(): Command {
  return new Command('ca')
    .description('Tell where the CA of the mock is, and how to trust it; make trust stores.')
    .addOption(tlsNameOption())
    .option('--pem', 'print its certificate and nothing else', false)
    .option('--bundle <file>', 'save the authorities of this system and the CA, in PEM')
    .option('--jks <file>', 'save them as a trust store for Java; no JDK is needed')
    .addOption(
      new Option('--password <text>', 'the password of the trust store, which holds no secrets')
        .default(JAVA_PASSWORD)
        .argParser(javaPassword),
    )
    .addOption(new Option('--json', 'print JSON and nothing else').default(false).conflicts('pem'))
    .addOption(configOption())
    .addHelpText(
      'after',
      `
Examples:
  nmbrs-mock ca
  nmbrs-mock ca --pem > ca.pem
  nmbrs-mock ca --bundle bundle.pem --jks trust.jks
  nmbrs-mock ca --tls-name mock.internal

Exit codes: 0 printed or saved, 2 wrong command line or configuration, a CA that cannot be kept or is of no use any more, or a
file that cannot be written.`,
    )
    .action(async (options: CaOptions) => {
      const { ca } = await import('../actions/ca.ts');
      process.exitCode = await ca(options);
    });
}

/** What keytool takes at least, in characters. */
const SHORTEST_PASSWORD = 6;

function javaPassword(value: string): string {
  if (value.length >= SHORTEST_PASSWORD) return value;
  throw new InvalidArgumentError(`Java wants a password of at least ${SHORTEST_PASSWORD} characters.`);
}
