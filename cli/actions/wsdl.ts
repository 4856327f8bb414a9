import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { ServiceName, Version } from '../../contracts/interface/model.ts';
import { renderWsdl } from '../../server/soap/description/wsdl.ts';
import { EXIT } from '../exit.ts';
import { saveFile } from '../files.ts';
import { sayJson } from '../output.ts';
import { Refused, tellingWhyNot } from '../refused.ts';

export interface WsdlOptions {
  readonly address?: string;
  /** The console without. */
  readonly output?: string;
  readonly json: boolean;
}

const MOCK = 'http://127.0.0.1:8080';

/** Prints or saves the WSDL of a service. @returns the exit code. */
export function wsdl(name: ServiceName, version: Version, options: WsdlOptions): Promise<number> {
  return tellingWhyNot('wsdl', async () => {
    const service = catalogue.services.find((one) => one.name === name && one.version === version);
    if (!service) throw new Refused(`there is no ${name} in version ${version}; choose another version.`);
    const { address = `${MOCK}${service.paths[0]}`, output, json } = options;
    if (!/^https?:\/\//i.test(address) || !URL.canParse(address))
      throw new Refused(`--address is '${address}'; expected one such as ${MOCK}${service.paths[0]}.`);
    const text = renderWsdl(service, address);
    if (output !== undefined) saveFile(output, text);
    if (json)
      sayJson({ service: name, version, address, ...(output === undefined ? { wsdl: text } : { output }) });
    else if (output === undefined) console.log(text);
    return EXIT.fine;
  });
}
