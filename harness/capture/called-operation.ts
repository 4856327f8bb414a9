import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Operation, ServiceContract } from '../../contracts/interface/model.ts';
import { contentTypeParameter } from '../../server/soap/protocol.ts';
import { type Exchange, headerOf } from '../serving/exchange.ts';

/** The service whose path an address has; null for none. */
export function serviceAt(url: string): ServiceContract | null {
  const path = (/^(?:[a-z]+:\/\/[^/?#]*)?([^?#]*)/i.exec(url)?.[1] ?? '').toLowerCase();
  return catalogue.services.find(({ paths }) => paths.some((one) => path === one.toLowerCase())) ?? null;
}

/**
 * The operation that a request names by its action, as its headers tell it; null for one without, and for what is no call.
 * Its `writes` tells whether the call changes anything; what is null may change everything.
 */
export function calledOperation({ url, request }: Pick<Exchange, 'url' | 'request'>): Operation | null {
  const service = serviceAt(url);
  const action =
    headerOf(request, 'soapaction') ??
    contentTypeParameter(headerOf(request, 'content-type'), 'action') ??
    '';
  const name = action
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replace(/^.*\//, '');
  return service?.operation(name) ?? null;
}
