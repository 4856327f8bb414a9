import { localName, namespaceOf } from '../../base/xml/names.ts';
import type { ParsedElement } from '../../base/xml/read.ts';
import { element, type XmlElement } from '../../base/xml/write.ts';
import type { Mock } from '../../client/mock.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import type { ArchetypeName } from '../../contracts/logins/archetypes.ts';
import { bodyEntry } from '../../server/journal/envelope-parts.ts';
import { isNil, xsiType } from '../../server/soap/schema-instance.ts';
import { envelopeOf } from '../wire/encode.ts';
import { post } from '../wire/soap-client.ts';

/** Makes a call with the login. @param request the element in the body. */
type Ask = (operation: Operation, request: ParsedElement) => Promise<Asked>;

interface Asked {
  readonly status: number;
  /** The element in the body of the answer; null when it is no envelope, or an empty one. */
  readonly entry: ParsedElement | null;
}

/**
 * Gives a login of a kind in an environment that is there for this alone.
 * @param from the environment it begins as a copy of.
 * @throws NotPossible when there is no such environment; Unreachable when nothing answers.
 */
export async function inFreshEnvironment<T>(
  archetype: ArchetypeName,
  mock: Mock,
  from: string,
  work: (ask: Ask) => Promise<T>,
): Promise<T> {
  const env = await mock.environment({ from, logins: [{ archetype }] });
  const login = env.login(archetype);
  try {
    return await work(async (operation, request) => {
      const envelope = envelopeOf(operation, toBeSent(request), login);
      const { status, body } = await post(mock.url, operation, envelope);
      return { status, entry: bodyEntry(body) };
    });
  } finally {
    await env.delete();
  }
}

/** The same element to be sent, as the reader of the service takes it: `xsi:nil` and `xsi:type` are kept. */
function toBeSent(parsed: ParsedElement, outer = ''): XmlElement {
  const { name, namespace, children, text } = parsed;
  const type = xsiType(parsed);
  const attributes = {
    ...(namespace === outer ? {} : { xmlns: namespace }),
    ...(isNil(parsed) ? { 'xsi:nil': 'true' } : {}),
    ...(type === null
      ? {}
      : { 'xmlns:t': namespaceOf(type) || namespace, 'xsi:type': `t:${localName(type)}` }),
  };
  const below = children.map((child) => toBeSent(child, namespace));
  return element(name, attributes, below.length > 0 ? below : text);
}
