import type { Operation } from '../../interface/model.ts';

/** An HTTP answer, as much of it as a case can ask about. */
export interface HttpAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** How long an answer may take, in milliseconds. */
const TIMEOUT = 60_000;

/** @throws Error that says in one sentence why nobody answered. */
export async function send(base: string, { method, path, headers, body }: HttpRequest): Promise<HttpAnswer> {
  try {
    const response = await fetch(base + path, {
      method,
      headers,
      ...(body === null ? {} : { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
  } catch (error) {
    const { message, cause } = error as Error;
    throw new Error(`no answer from ${base}${path}: ${cause instanceof Error ? cause.message : message}`);
  }
}

/** Posts an envelope as a SOAP 1.1 client does. */
export function post(
  base: string,
  { service, soapAction }: Operation,
  envelope: string,
): Promise<HttpAnswer> {
  return send(base, {
    method: 'POST',
    path: service.paths[0] ?? '',
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${soapAction}"` },
    body: envelope,
  });
}
