import express, { type ErrorRequestHandler, type Request, type Response } from 'express';
import type { ErrorListener } from '../../base/error-listener.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { ServiceContract, Version } from '../../contracts/interface/model.ts';
import type { NamedLogin } from '../../fixtures/logins.ts';
import type { SingleSignOn } from '../access/single-sign-on.ts';
import type { ControlApi } from '../control/control-api.ts';
import { controlRouter } from '../control/router.ts';
import { coverageOf } from '../operations/coverage.ts';
import { renderDisco } from '../soap/description/disco.ts';
import { renderFrontPage, renderVersionPage } from '../soap/description/index-page.ts';
import { methodNotFound, renderOperationPage } from '../soap/description/operation-page.ts';
import type { PageContext } from '../soap/description/page-context.ts';
import { renderServicePage } from '../soap/description/service-page.ts';
import { renderWsdl } from '../soap/description/wsdl.ts';
import { breakOff } from './break-off.ts';
import type { Web } from './listener.ts';
import { SIGN_ON_PATH, signOnPage } from './sign-on-page.ts';
import type { SoapPaths } from './soap-paths.ts';

interface WebServices {
  readonly control: ControlApi;
  /** Demanded of users of the control API; null for nothing. */
  readonly controlToken: string | null;
  readonly paths: SoapPaths;
  readonly logins: readonly NamedLogin[];
  readonly signOn: SingleSignOn;
  readonly onError: ErrorListener;
  /** Whether `X-Forwarded-Proto` and `X-Forwarded-Host` tell the address the client used. */
  readonly trustProxy: boolean;
}

const PAGES: PageContext = { services: catalogue.services, coverage: coverageOf };

/** Everything but SOAP calls: the service and operation pages, WSDLs, discovery documents, indexes, control API. */
export function createWeb(services: WebServices): Web {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', services.trustProxy);
  app.use('/_mock', controlRouter(services.control, services.controlToken));
  app.get('/', (_request, response) => {
    html(response, renderFrontPage(services.logins.map(loginRow), PAGES));
  });
  for (const version of new Set(catalogue.services.map((service) => service.version)))
    app.get(`/soap/${version}`, (_request, response) => html(response, versionPage(version)));

  const signOn = signOnPage(services.signOn);
  // Asking only for the headers must not use a token up.
  app.all(SIGN_ON_PATH, (request, response) => {
    if (request.method === 'GET') signOn(request, response);
    else response.status(405).set('Allow', 'GET').end();
  });

  const describe = serviceDescriptions();
  app.use((request, response, next) => {
    const path = services.paths.find(request.path);
    if (!path) return next();
    if (path.rest !== '') return unrecognizedFormat(path.rest, response);
    // HEAD is answered too, which the service does not (fact: wire-method).
    if (request.method === 'GET' || request.method === 'HEAD')
      return describe(path.endpoints.service, request, response);
    response.status(405).set('Allow', 'GET, HEAD, POST').end();
  });
  app.use((request, response) => {
    response
      .status(404)
      .type('text/plain')
      .send(`There is nothing at ${request.path}; / lists what there is.\n`);
  });
  // Express knows a handler of errors by its four parameters.
  const refuse: ErrorRequestHandler = (error, _request, response, _next) => {
    const { status } = error;
    // What Express itself finds wrong with a request, such as a path that cannot be decoded.
    if (status >= 400 && status < 500) {
      response.status(status).type('text/plain').send(`${error.message}\n`);
      return;
    }
    services.onError(error);
    breakOff(response);
  };
  app.use(refuse);
  return app;
}

type Describe = (service: ServiceContract, request: Request, response: Response) => void;

/**
 * What a GET on a service answers, by its query, of which ASP.NET does not look at the case (fact: wire-wsdl-query,
 * wire-path-case). A query of `wsdl` with a value is answered like the bare word yet (fact: wire-wsdl-with-value).
 */
function serviceDescriptions(): Describe {
  const wsdl = rememberLast(renderWsdl);
  return (service, request, response) => {
    const query = new URLSearchParams(request.url.split('?')[1]?.toLowerCase());
    const address = addressOf(request);
    if (query.has('wsdl')) return xml(response, wsdl(service, address));
    if (query.has('disco')) return xml(response, renderDisco(service, address));
    const name = [...new URLSearchParams(request.url.split('?')[1])].find(
      ([parameter]) => parameter.toLowerCase() === 'op',
    )?.[1];
    if (name === undefined) return html(response, renderServicePage(service, PAGES));
    const operation = service.operation(name);
    if (operation) return html(response, renderOperationPage(operation, address, PAGES));
    response.status(500).type('text/plain').send(methodNotFound(name, service));
  };
}

function versionPage(version: Version): string {
  return renderVersionPage(version, PAGES);
}

/**
 * HttpGet and HttpPost are off, so a path behind the service is a format ASP.NET does not know
 * (fact: wire-path-behind).
 */
function unrecognizedFormat(rest: string, response: Response): void {
  response
    .status(500)
    .type('text/plain')
    .send(`Request format is unrecognized for URL unexpectedly ending in '${rest}'.`);
}

function loginRow({ archetype, username, token, domain, expect }: NamedLogin) {
  return { name: archetype, username, token, domain, about: expect };
}

/**
 * The address as the client wrote it; with a trusted proxy in between, as the proxy got it. Without Host it lacks the
 * port yet (fact: wire-wsdl-address).
 */
function addressOf(request: Request): string {
  return `${request.protocol}://${request.host ?? request.socket.localAddress}${request.path}`;
}

function html(response: Response, page: string): void {
  response.type('text/html').send(page);
}

function xml(response: Response, document: string): void {
  response.set('Content-Type', 'text/xml; charset=utf-8').send(document);
}

const REMEMBERED = 50;

/** Keeps the last documents: rendering the larger WSDLs takes tens of milliseconds, and clients ask again and again. */
function rememberLast(
  render: (service: ServiceContract, address: string) => string,
): (service: ServiceContract, address: string) => string {
  const documents = new Map<string, string>();
  return (service, address) => {
    const key = `${service.version} ${service.name} ${address}`;
    const document = documents.get(key) ?? render(service, address);
    documents.delete(key);
    documents.set(key, document);
    for (const oldest of documents.keys()) {
      if (documents.size <= REMEMBERED) break;
      documents.delete(oldest);
    }
    return document;
  };
}
