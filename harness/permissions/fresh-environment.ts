import type { Mock } from '../../client/mock.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import type { ArchetypeName } from '../../contracts/logins/archetypes.ts';
import { bodyEntry } from '../consumer/envelope.ts';
import { envelopeOf, escapeText } from '../wire/encode.ts';
import { post } from '../wire/soap-client.ts';
import type { XmlElement } from '../wire/xml.ts';

/** Makes a call with the login. @param request the element in the body. */
export type Ask = (operation: Operation, request: XmlElement) => Promise<Asked>;

export interface Asked {
  readonly status: number;
  /** The element in the body of the answer; null when it is no envelope, or an empty one. */
  readonly entry: XmlElement | null;
}

/**
 * Gives a login of a kind in an environment that is there for this alone.
 * @param from the environment it begins as a copy of.
 * @throws NotPossible when there is no such environment; Unreachable when nobody answers.
 */
export async function inFreshEnvironment<T>(
  archetype: ArchetypeName,
  mock: Mock,
  from: string,
  use: (ask: Ask) => Promise<T>,
): Promise<T> {
  const env = await mock.environment({ from, logins: [{ archetype }] });
  const login = env.login(archetype);
  try {
    return await use(async (operation, request) => {
      const envelope = envelopeOf(operation, xmlOf(request, ''), login);
      const { status, body } = await post(mock.url, operation, envelope);
      return { status, entry: bodyEntry(body) };
    });
  } finally {
    await env.delete();
  }
}

/** An element with all below it, as the reader of the service takes it: `xsi:nil` and `xsi:type` are kept. */
function xmlOf({ name, namespace, attributes, children, text }: XmlElement, outer: string): string {
  const typeName = attributes.type?.replace(/^.*:/, '');
  const written = [
    namespace === outer ? '' : ` xmlns="${escapeText(namespace)}"`,
    attributes.nil === undefined ? '' : ` xsi:nil="${attributes.nil === 'true'}"`,
    typeName === undefined ? '' : ` xmlns:t="${escapeText(namespace)}" xsi:type="t:${typeName}"`,
  ].join('');
  return `<${name}${written}>${escapeText(text)}${children.map((child) => xmlOf(child, namespace)).join('')}</${name}>`;
}
