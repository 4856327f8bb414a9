import { readTextFile } from '../../base/files.ts';
import { Unreachable } from '../../base/unreachable.ts';
import type { Version } from '../../contracts/interface/model.ts';
import { readConsumer } from '../../harness/consumer/consumer-file.ts';
import { driftOf, isBreaking } from '../../harness/drift/drift.ts';
import { driftJson } from '../../harness/drift/drift-json.ts';
import { driftText } from '../../harness/drift/drift-text.ts';
import { WsdlError } from '../../harness/drift/wsdl-error.ts';
import { send } from '../../harness/wire/soap-client.ts';
import { EXIT } from '../exit.ts';
import { Refused, tellingWhyNot } from '../refused.ts';

export interface DriftCommandOptions {
  /** A consumer file. */
  readonly consumer?: string;
  readonly against?: Version;
  readonly strict: boolean;
  readonly json: boolean;
}

/**
 * Compares the catalogue with a WSDL, and tells the changes.
 * @param wsdl a file or an address.
 * @returns the exit code: `no` when something breaks.
 */
export function drift(
  wsdl: string,
  { consumer, against, strict, json }: DriftCommandOptions,
): Promise<number> {
  const work = async () => {
    const found = driftOf(await wsdlText(wsdl), {
      title: wsdl,
      strict,
      ...(against === undefined ? {} : { version: against }),
      ...(consumer === undefined
        ? {}
        : {
            consumer: readConsumer(readTextFile(consumer, 'nmbrs-mock consumer record writes one'), consumer),
          }),
    });
    console.log(json ? driftJson(found) : driftText(found));
    return isBreaking(found) ? EXIT.no : EXIT.fine;
  };
  return tellingWhyNot('drift', work, [WsdlError]);
}

/**
 * @throws Refused when there is none.
 * @throws Unreachable when nothing answers.
 */
async function wsdlText(wsdl: string): Promise<string> {
  if (!/^https?:/i.test(wsdl)) return readTextFile(wsdl, 'an address begins with http:// or https://');
  if (!URL.canParse(wsdl))
    throw new Refused(`${wsdl} is no address; expected one such as https://api.nmbrs.nl.`);
  const url = new URL(wsdl);
  if (url.search === '' && url.pathname.toLowerCase().endsWith('.asmx')) url.search = '?WSDL';
  const asked = send(url.href, { method: 'GET', path: '', headers: {}, body: null });
  const { status, headers, body } = await asked.catch((error: Error) => {
    throw new Unreachable(error.message);
  });
  if (status === 200) return body;
  const elsewhere = headers.location === undefined ? '' : `; it names ${headers.location} instead`;
  throw new Refused(`${url.href} answers ${status}${elsewhere}.`);
}
