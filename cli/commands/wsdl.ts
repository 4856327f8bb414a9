import { Argument, Command } from 'commander';
import { SERVICE_NAMES, type ServiceName, VERSIONS, type Version } from '../../contracts/interface/model.ts';
import type { WsdlOptions } from '../actions/wsdl.ts';
import { configOption, oneOf } from './options.ts';

/** `nmbrs-mock wsdl`: the WSDL of a service, without a server. */
export function wsdlCommand(): Command {
  return new Command('wsdl')
    .description('Print the WSDL of a service, or save it.')
    .addArgument(
      new Argument('<service>', 'which service').choices(SERVICE_NAMES).argParser(oneOf(SERVICE_NAMES)),
    )
    .addArgument(
      new Argument('[version]', 'which version of it')
        .choices(VERSIONS)
        .argParser(oneOf(VERSIONS))
        .default(VERSIONS[0]),
    )
    .option(
      '--address <url>',
      'where clients are to call the service; of a mock on this machine unless given',
    )
    .option('-o, --output <file>', 'save it instead of printing it')
    .option('--json', 'print it with its service, version and address as JSON', false)
    .addOption(configOption())
    .addHelpText(
      'after',
      `
Examples:
  nmbrs-mock wsdl EmployeeService > EmployeeService.wsdl
  nmbrs-mock wsdl DebtorService v2.1 --address https://nmbrs.test/soap/v2.1/DebtorService.asmx -o debtors.wsdl

Exit codes: 0 printed or saved, 2 wrong command line or configuration, or a file that cannot be written.`,
    )
    .action(async (service: ServiceName, version: Version, options: WsdlOptions) => {
      const { wsdl } = await import('../actions/wsdl.ts');
      process.exitCode = await wsdl(service, version, options);
    });
}
