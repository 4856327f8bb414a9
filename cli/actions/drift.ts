import { readTextFile } from '../../base/files.ts';
import { publicAddress } from '../../base/public-address.ts';
import { Unreachable } from '../../base/unreachable.ts';
import { readConsumer } from '../../contracts/consumer/consumer-file.ts';
import type { Version } from '../../contracts/interface/model.ts';
import { driftOf, isBreaking } from '../../harness/drift/drift.ts';
import { driftJson } from '../../harness/drift/drift-json.ts';
import { driftText } from '../../harness/drift/drift-text.ts';
import { WsdlError } from '../../harness/drift/wsdl-error.ts';
import { answerSummary, askedTwice, send } from '../../harness/wire/soap-client.ts';
import { say } from '../output.ts';
import { exitOf } from '../proof.ts';
import { Refused, tellingWhyNot } from '../refused.ts';

export interface DriftCommandOptions {
  /** A consumer file. */
  readonly consumer?: string;
  readonly against?: Version;
  readonly strict: boolean;
  readonly allowEmpty: boolean;
  readonly json: boolean;
}

/**
 * Compares the catalogue with a WSDL, and tells the changes.
 * @param wsdl a file or an address.
 * @returns the exit code: `no` when something breaks.
 */
export function drift(
  wsdl: string,
  { consumer, against, strict, allowEmpty, json }: DriftCommandOptions,
): Promise<number> {
  const work = async () => {
    const found = driftOf(await wsdlText(wsdl), {
      title: isAddress(wsdl) ? publicAddress(wsdl) : wsdl,
      strict,
      ...(against === undefined ? {} : { version: against }),
      ...(consumer === undefined
        ? {}
        : {
            consumer: readConsumer(readTextFile(consumer, 'nmbrs-mock consumer record writes one'), consumer),
          }),
    });
    say(json ? driftJson(found) : driftText(found));
    return exitOf('drift', {
      holds: !isBreaking(found),
      isProven: found.consumer?.operations !== 0,
      whyNot: `${found.consumer?.name} uses nothing of ${found.service}`,
      allowEmpty,
    });
  };
  return tellingWhyNot('drift', work, [WsdlError]);
}

/** Whether it is no file. */
function isAddress(wsdl: string): boolean {
  return /^https?:/i.test(wsdl);
}

/**
 * @throws Refused when there is none.
 * @throws Unreachable when nothing answers.
 */
async function wsdlText(wsdl: string): Promise<string> {
  if (!isAddress(wsdl)) return readTextFile(wsdl, 'an address begins with http:// or https://');
  if (!URL.canParse(wsdl))
    throw new Refused(`${wsdl} is no address; expected one such as https://api.nmbrs.nl.`);
  const url = new URL(wsdl);
  if (url.search === '' && url.pathname.toLowerCase().endsWith('.asmx')) url.search = '?WSDL';
  const ask = () => send(url.href, { method: 'GET', path: '', headers: {}, body: null });
  const answer = await askedTwice(ask).catch((error: Error) => {
    throw new Unreachable(error.message);
  });
  if (answer.status === 200) return answer.body;
  throw new Refused(
    `${publicAddress(url.href)} is answered with ${answerSummary(answer)}, which is no WSDL; check the address.`,
  );
}
