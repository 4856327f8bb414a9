import { OpenApiChecker, type OpenApiDocument } from '../../control/support/open-api-checker.ts';
import type { Attack, Find } from '../attack.ts';
import { kindOf } from '../shots.ts';
import { smallest } from '../smallest.ts';
import type { Dice } from '../support/dice.ts';
import { excerpt, readAnswers } from '../support/http-answers.ts';
import { type HeaderLines, requestOf } from '../support/posts.ts';
import type { Target } from '../support/target.ts';

const REQUESTS = 120;

type Json = Readonly<Record<string, unknown>>;

interface Described {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema: Json }>> };
}

interface Drawn {
  readonly method: string;
  readonly path: string;
  readonly headers: HeaderLines;
  readonly host: string;
  readonly body: Buffer | null;
  /** Whether the request comes from where nothing may be told or changed. */
  readonly isForeign: boolean;
}

/** Every route of the description, with paths, queries and bodies that nobody would send, and from where nobody should. */
export const controlApi: Attack = {
  name: 'control-api',
  about: 'every route of its description with odd paths, queries and bodies, foreign pages and names',
  async batch(target, dice) {
    const own = await target.mock.environment({ subdomain: `x${dice.below(2 ** 31).toString(36)}` });
    const document = (await (await fetch(`${target.url}/_mock/openapi.json`)).json()) as OpenApiDocument;
    const checker = new OpenApiChecker(document);
    const secrets = [own.logins.master.token, own.logins.master.password];
    const finds: Find[] = [];
    for (const drawn of dice.times(REQUESTS, () => draw(document, own.domain, own.logins.master.id, dice))) {
      if (target.hasEnded) break;
      const judge = async (body: Buffer | null) =>
        judged(await answerTo(target, { ...drawn, body }), drawn, checker, secrets);
      const wrong = await judge(drawn.body);
      if (wrong === null) continue;
      const body =
        drawn.body &&
        (await smallest(drawn.body, async (less) => kindOf((await judge(less)) ?? '') === kindOf(wrong)));
      finds.push({
        wrong: `${drawn.method} ${drawn.path.slice(0, 200)}: ${wrong}`,
        request: bytesOf({ ...drawn, body })
          .toString('latin1')
          .slice(0, 3_000),
      });
    }
    // Some of it may have deleted the environment.
    if (!target.hasEnded) await fetch(`${target.url}/_mock/environments/${own.domain}`, { method: 'DELETE' });
    return { requests: REQUESTS, finds };
  },
};

function bytesOf({ method, path, headers, host, body }: Drawn): Buffer {
  return requestOf(method, path, headers, body, host);
}

async function answerTo(target: Target, drawn: Drawn) {
  // A request that waits for calls is answered when we hang up, or not at all.
  return target.send([bytesOf(drawn)], { quiet: 20_000, patience: 10_000, isEnough: isStream });
}

/** Whether it is the head of an answer that goes on until its client goes. */
function isStream(received: Buffer): boolean {
  const end = received.indexOf('\r\n\r\n');
  return end > 0 && /^content-type: *application\/x-ndjson/im.test(received.toString('latin1', 0, end));
}

function judged(
  { bytes, ended, reset }: Awaited<ReturnType<typeof answerTo>>,
  { method, path, isForeign }: Drawn,
  checker: OpenApiChecker,
  secrets: readonly string[],
): string | null {
  if (isStream(bytes)) return isForeign ? 'a stranger may follow what happens' : null;
  if (!ended) return 'the connection was not closed';
  const { answers, wrong } = readAnswers(bytes, method === 'HEAD');
  if (wrong !== null) return reset ? null : `no HTTP: ${wrong}`;
  const [answer] = answers;
  if (!answer) return reset || /[?&]within=/.test(path) ? null : 'closed without an answer';
  const { status, headers, body } = answer;
  const text = body.toString();
  if (status >= 500 && status !== 503) return `status ${status}: ${excerpt(body)}`;
  if (status === 503 && headers['retry-after'] === undefined) return 'status 503 without Retry-After';
  if (isForeign && (status < 400 || secrets.some((secret) => text.includes(secret))))
    return `a stranger gets status ${status}: ${excerpt(body)}`;
  if (/\bat .+:\d+:\d+\)?$/m.test(text)) return `an answer with a stack: ${excerpt(body, 900)}`;
  const type = headers['content-type'] ?? null;
  if (!type?.includes('json')) return null;
  if (headers['x-content-type-options'] !== 'nosniff') return 'an answer without nosniff';
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return method === 'HEAD' ? null : `no JSON: ${excerpt(body)}`;
  }
  if (
    isForeign ||
    !path.startsWith('/_mock/') ||
    method === 'HEAD' ||
    path.includes('%') ||
    path.includes('//')
  )
    return null;
  const location = headers.location ?? null;
  // A slash at the end means nothing; what no route has is described nowhere, and refused.
  const route = path.slice('/_mock'.length).replace(/\/(?=\?|$)/, '');
  const [misfit] = checker.check(method, route, undefined, {
    status,
    type,
    location,
    body: json,
  });
  return misfit === undefined || (status >= 400 && misfit.endsWith('is not described')) ? null : misfit;
}

const ODD_SEGMENTS = [
  ...[
    '',
    '.',
    '..',
    '%2e%2e',
    '%2f',
    '%00',
    '%ff',
    '%',
    '%c0%af',
    '-1',
    '0',
    '1e3',
    'NaN',
    '9'.repeat(30),
    '2147483648',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    '*',
    ':id',
    '{environment}',
    'demo;x=1',
    'x'.repeat(9_000),
    'é',
    '😀',
    '<b>',
    '"',
  ],
];
const FOREIGN: readonly HeaderLines[] = [
  [['Origin', 'https://evil.example']],
  [['Origin', 'null']],
  [['Sec-Fetch-Site', 'cross-site']],
  [
    ['Sec-Fetch-Site', 'cross-site'],
    ['Sec-Fetch-Mode', 'no-cors'],
    ['Sec-Fetch-Dest', 'script'],
  ],
];
const FOREIGN_HOSTS = [
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  'evil.example:80',
  '127.0.0.1@evil.example',
  'localhost evil',
  '[',
  '%',
  'a:b:c',
];

function draw(document: OpenApiDocument, environment: string, login: number, dice: Dice): Drawn {
  const template = dice.pick(Object.keys(document.paths));
  const methods = document.paths[template] as unknown as Readonly<Record<string, Described>>;
  const described = dice.pick(Object.keys(methods));
  const operation = methods[described] as Described;
  const filled = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (dice.chance(0.12)) return dice.pick(ODD_SEGMENTS);
    if (name === 'environment') return environment;
    return String(name === 'login' && dice.chance(0.8) ? login : 1 + dice.below(4));
  });
  const path = `/_mock${filled}${query(operation, dice)}`;
  const method = dice.chance(0.93)
    ? described.toUpperCase()
    : dice.pick(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'X']);
  const schema = operation.requestBody?.content?.['application/json']?.schema;
  const body = schema || dice.chance(0.1) ? bodyOf(schema ?? {}, document, dice) : null;
  const isForeignPage = dice.chance(0.08);
  const isForeignHost = dice.chance(0.08);
  const type = dice.chance(0.9)
    ? 'application/json'
    : dice.pick(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=utf-7', 'x']);
  // Whoever follows a link of a mail is no page, and may come from anywhere.
  const isGuarded = !template.startsWith('/activate');
  return {
    method,
    path,
    headers: [
      ...(body ? ([['Content-Type', type]] as const) : []),
      ...(isForeignPage ? dice.pick(FOREIGN) : []),
    ],
    host: isForeignHost ? dice.pick(FOREIGN_HOSTS) : '127.0.0.1',
    body,
    isForeign: isGuarded && (isForeignPage || isForeignHost),
  };
}

function query({ parameters = [] }: Described, dice: Dice): string {
  const pairs = parameters
    .filter((parameter) => parameter.in === 'query' && dice.chance(0.4))
    .map(
      ({ name }) => `${name}=${name === 'within' ? dice.pick(['0', '50', '-1', 'x', '1e9']) : oddText(dice)}`,
    );
  if (dice.chance(0.05))
    pairs.push(dice.pick(['x=y', '=', '&&', 'last[]=1', 'last=1&last=2', '__proto__[x]=1', '%']));
  // Nobody is waited for longer than that.
  if (pairs.some((pair) => pair.startsWith('count=')) && !pairs.some((pair) => pair.startsWith('within=')))
    pairs.push('within=50');
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

function oddText(dice: Dice): string {
  return encodeURIComponent(
    dice.pick([
      '',
      '0',
      '1',
      '10',
      '-1',
      '1.5',
      '1e3',
      'NaN',
      'x',
      '9'.repeat(30),
      'DebtorService.List_GetAll',
      'x'.repeat(3_000),
      '2026-01-01',
      '\0',
      '\n',
      'é',
      "'",
    ]),
  );
}

/** A body by the schema, in which some places are anything; or what is no JSON. */
function bodyOf(schema: Json, document: OpenApiDocument, dice: Dice): Buffer {
  if (dice.chance(0.05))
    return Buffer.from(
      dice.pick([
        '',
        '{',
        'null',
        '[]',
        '"x"',
        '1',
        '{"a":1}}',
        '\ufeff{}',
        "{'a':1}",
        '{"__proto__":{"x":1}}',
      ]),
    );
  if (dice.chance(0.03)) return deep(dice);
  const boldness = dice.pick([0, 0.05, 0.3]);
  return Buffer.from(JSON.stringify(valueFor(schema, document, dice, boldness, 0)));
}

function deep(dice: Dice): Buffer {
  const depth = dice.pick([100, 3_000, 50_000]);
  const [open, close] = dice.pick([
    ['[', ']'],
    ['{"a":', '}'],
  ] as const);
  return Buffer.from(`${open.repeat(depth)}1${close.repeat(depth)}`);
}

const ANYTHING: readonly unknown[] = [
  ...[
    null,
    true,
    0,
    -1,
    1.5,
    1e308,
    2 ** 53,
    '',
    ' ',
    'x',
    'x'.repeat(20_000),
    '\0',
    '\ud800',
    '😀',
    '\u202e',
    '<b>',
    "'",
  ],
  ...[
    [],
    {},
    [[]],
    Array(3_000).fill(1),
    Array(3_000).fill({}),
    { __proto__: null, constructor: 1 },
    { length: 1e9 },
    '9999-12-31',
    '0001-01-01',
  ],
];

function valueFor(
  schema: Json,
  document: OpenApiDocument,
  dice: Dice,
  boldness: number,
  depth: number,
): unknown {
  if (dice.chance(boldness) || depth > 8) return dice.pick(ANYTHING);
  const next = (inner: unknown) => valueFor((inner ?? {}) as Json, document, dice, boldness, depth + 1);
  if (typeof schema.$ref === 'string')
    return next(document.components.schemas[schema.$ref.slice('#/components/schemas/'.length)]);
  if (Array.isArray(schema.enum)) return dice.pick(schema.enum);
  if ('const' in schema) return schema.const;
  for (const choice of ['anyOf', 'oneOf', 'allOf'])
    if (Array.isArray(schema[choice])) return next(dice.pick(schema[choice]));
  const type = Array.isArray(schema.type) ? dice.pick(schema.type) : schema.type;
  switch (type) {
    case 'object': {
      const required = (schema.required ?? []) as readonly string[];
      const names = Object.entries((schema.properties ?? {}) as Json).filter(
        ([name]) => required.includes(name) || dice.chance(0.4),
      );
      return Object.fromEntries(names.map(([name, inner]) => [name, next(inner)]));
    }
    case 'array':
      return dice.times(dice.below(4), () => next(schema.items));
    case 'integer':
    case 'number':
      return dice.pick([0, 1, 2, 10, 1001, 10001, -1]);
    case 'boolean':
      return dice.chance(0.5);
    case 'null':
      return null;
    default:
      return dice.pick([
        'x',
        'demo',
        'a@b.example',
        'DebtorService.List_GetAll',
        '2026-11-16T00:00:00',
        '1 hour',
      ]);
  }
}
