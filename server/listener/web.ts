import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import type { ErrorListener } from '../../base/error-listener.ts';
import { html as markup } from '../../base/html.ts';
import { NotPossible } from '../../base/not-possible.ts';
import { CA_PATH } from '../../contracts/control/ca-path.ts';
import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { ServiceContract, Version } from '../../contracts/interface/model.ts';
import type { SingleSignOn } from '../access/single-sign-on.ts';
import type { Certificates } from '../certificates/open-certificates.ts';
import { hostOf, originOf } from '../control/client-address.ts';
import type { ControlApi } from '../control/control-api.ts';
import { type Guard, refuseForeignPages, refuseUnknownHosts } from '../control/guard.ts';
import { Problem } from '../control/problem.ts';
import { problemOf } from '../control/problem-of.ts';
import { controlRouter } from '../control/router.ts';
import { coverageOf } from '../operations/coverage.ts';
import { breakOff } from '../port/break-off.ts';
import { renderDisco } from '../soap/description/disco.ts';
import { renderServicesPage, renderVersionPage } from '../soap/description/index-page.ts';
import { renderPage } from '../soap/description/layout.ts';
import { methodNotFound, renderOperationPage } from '../soap/description/operation-page.ts';
import type { PageContext } from '../soap/description/page-context.ts';
import { renderServicePage } from '../soap/description/service-page.ts';
import { renderWsdl } from '../soap/description/wsdl.ts';
import { caFile } from './ca-file.ts';
import { consoleFiles } from './console-files.ts';
import type { Web } from './listener.ts';
import { confinePages, PAGE_HEADERS } from './page-headers.ts';
import { SIGN_ON_PATH, signOnPage } from './sign-on-page.ts';
import type { SoapPaths } from './soap-paths.ts';

interface WebServices {
  readonly control: ControlApi;
  /** Of the control API, and of the console. */
  readonly guard: Guard;
  readonly paths: SoapPaths;
  readonly signOn: SingleSignOn;
  /** Null where the server speaks no TLS. */
  readonly certificates: (() => Promise<Certificates>) | null;
  readonly onError: ErrorListener;
  /** Whether `X-Forwarded-Proto` and `X-Forwarded-Host` tell the address the client used. */
  readonly trustProxy: boolean;
  /** Waits until all is known here that other servers have written; null where there are none. @throws NotPossible */
  readonly upToDate: (() => Promise<void>) | null;
}

const PAGES: PageContext = { services: catalogue.services, coverage: coverageOf };

/** Everything but SOAP calls: the console, service and operation pages, WSDLs, discovery documents, indexes, control API. */
export function createWeb(services: WebServices): Web {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', services.trustProxy);
  const describe = serviceDescriptions();
  app.use((request, _response, next) => {
    // Nothing is told of how old it is, so that a client cannot have it already: Express would say so to `*`.
    delete request.headers['if-none-match'];
    delete request.headers['if-modified-since'];
    next();
  });
  app.use((request, response, next) => {
    const path = services.paths.find(request.path);
    if (!path) return next();
    if (path.rest !== '') return unrecognizedFormat(path.rest, response);
    if (request.method === 'GET') return describe(path.endpoints.service, request, response);
    // HEAD too (fact: wire-method).
    response.status(405).set('Allow', 'GET, POST').end();
  });
  app.use(confinePages);
  app.use('/_mock', controlRouter(services.control, services.guard));
  const guards = [refuseUnknownHosts(services.guard), refuseForeignPages(always)];
  const current = afterNews(services.upToDate);
  app.use(consoleFiles(guards, (_request, response) => html(response, renderServicesPage(PAGES))));
  app.get('/soap', (_request, response) => html(response, renderServicesPage(PAGES)));
  for (const version of new Set(catalogue.services.map((service) => service.version)))
    app.get(`/soap/${version}`, (_request, response) => html(response, versionPage(version)));

  app.get(CA_PATH, caFile(services.certificates, services.onError));

  const signOn = signOnPage(services.signOn);
  // Asking only for the headers must not use a token up.
  app.all(SIGN_ON_PATH, current, (request, response) => {
    if (request.method === 'GET') return signOn(request, response);
    response.status(405).set('Allow', 'GET').end();
  });

  app.use((request, response) => {
    response
      .status(404)
      .type('text/plain')
      .send(`There is nothing at ${request.path}; / lists what there is.\n`);
  });
  // Express knows a handler of errors by its four parameters.
  const refuse: ErrorRequestHandler = (thrown, _request, response, _next) => {
    const error = thrown instanceof NotPossible ? problemOf(thrown, null) : thrown;
    if (error instanceof Problem) {
      html(response.status(error.status), refusedPage(error));
      return;
    }
    const { status } = error;
    // What Express itself finds wrong with a request, such as a path that cannot be decoded.
    if (status >= 400 && status < 500) {
      response.status(status).type('text/plain').send(`${error.message}\n`);
      return;
    }
    services.onError(error);
    breakOff(response, error);
  };
  app.use(refuse);
  return app;
}

/** Lets a request on once all is known here that other servers have written. */
function afterNews(upToDate: WebServices['upToDate']): RequestHandler {
  return (_request, _response, next) => {
    if (upToDate === null) next();
    else
      upToDate().then(
        () => next(),
        (error) => next(problemOf(error, null)),
      );
  };
}

type Describe = (service: ServiceContract, request: Request, response: Response) => void;

/** What a GET on a service answers, by its query (fact: wire-wsdl-query, wire-wsdl-with-value). */
function serviceDescriptions(): Describe {
  const wsdl = rememberLast(renderWsdl);
  return (service, request, response) => {
    const query = readQuery(request.url.split('?')[1] ?? '');
    const address = `${originOf(request)}${request.path}`;
    if (query.values.has('wsdl')) return plain(response, 'XML Web service description was not found.');
    if (query.words === 'wsdl') return xml(response, wsdl(service, address));
    if (query.words === 'disco') return xml(response, renderDisco(service, address));
    const name = query.values.get('op');
    if (name === undefined) return html(response, renderServicePage(service, PAGES));
    const operation = service.operation(name);
    if (operation)
      return html(
        response,
        renderOperationPage(operation, { host: hostOf(request), path: request.path }, PAGES),
      );
    plain(response, methodNotFound(name, service));
  };
}

/** A query as ASP.NET tells it apart, which does not look at the case of names (fact: wire-path-case). */
interface Query {
  /** What stands without a value, e.g. `wsdl`, in small letters; several are joined by commas. */
  readonly words: string;
  /** The first value of each name, an empty one too. */
  readonly values: ReadonlyMap<string, string>;
}

function readQuery(text: string): Query {
  const parts = text.split('&').filter((part) => part !== '');
  const [words, pairs] = [
    parts.filter((part) => !part.includes('=')),
    parts.filter((part) => part.includes('=')),
  ];
  return {
    words: words.map((word) => [...new URLSearchParams(word).keys()].join().toLowerCase()).join(','),
    values: new Map(
      [...new URLSearchParams(pairs.join('&'))].reverse().map(([name, value]) => [name.toLowerCase(), value]),
    ),
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
  plain(response, `Request format is unrecognized for URL unexpectedly ending in '${rest}'.`);
}

function always(): boolean {
  return true;
}

function refusedPage({ document: { title, detail, remedy = '' } }: Problem): string {
  return renderPage({
    title,
    trail: [],
    content: markup`<h1>${title}</h1><p>${detail} ${remedy}</p>`,
  });
}

/** How ASP.NET tells that it cannot answer a GET. */
function plain(response: Response, text: string): void {
  response.status(500).type('text/plain').send(text);
}

function html(response: Response, page: string): void {
  response.set(PAGE_HEADERS).type('text/html').send(page);
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
