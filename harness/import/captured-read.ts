import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Operation } from '../../contracts/interface/model.ts';
import { SoapPaths } from '../../server/listener/soap-paths.ts';
import { credentialsIn } from '../../server/soap/read/credentials-in.ts';
import { Limits } from '../../server/soap/xml/limits.ts';
import type { TimedExchange } from '../capture/recorded-exchanges.ts';
import type { Exchange } from '../serving/exchange.ts';
import { type Arguments, operationOf, readArguments, textOf } from '../serving/read-call.ts';

/** A call that only read, and what came back. */
export interface CapturedRead {
  readonly operation: Operation;
  readonly args: Arguments;
  readonly exchange: Exchange;
  readonly at: Date | null;
  /** As the request names it; null for a request that names none. */
  readonly username: string | null;
  /** The environment that is asked; null in version 2.1, which names none. */
  readonly domain: string | null;
}

/** The reads of exchanges, and how many others there are: calls that write, descriptions of services, other hosts. */
export interface CapturedReads {
  readonly reads: readonly CapturedRead[];
  readonly others: number;
}

const paths = new SoapPaths(catalogue.services);

/** The reads among exchanges, in their order. Signing on is none: it gives secrets, which no capture keeps. */
export function readsAmong(exchanges: readonly TimedExchange[]): CapturedReads {
  const reads = exchanges.flatMap((one) => capturedRead(one) ?? []);
  return { reads, others: exchanges.length - reads.length };
}

function capturedRead({ exchange, at }: TimedExchange): CapturedRead | null {
  const { method, url, request } = exchange;
  const service = paths.find(new URL(url).pathname)?.endpoints.service;
  if (method !== 'POST' || !service) return null;
  const operation = operationOf(service, request);
  if (!operation || operation.writes || operation.header === null) return null;
  const args = readArguments(operation, request);
  if (!args) return null;
  const { Username: username = null, Domain: domain = null } = credentialsIn(
    textOf(exchange.request),
    'Header',
    new Limits(),
  );
  return { operation, args, exchange, at, username, domain };
}
