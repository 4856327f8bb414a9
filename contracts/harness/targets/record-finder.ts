import { catalogue } from '../../interface/catalogue.ts';
import type { Operation, Scope, ServiceName } from '../../interface/model.ts';
import { type Answer, isAnswerList, isAnswerRecord } from '../wire/answer.ts';
import { decodeAnswer } from '../wire/decode.ts';
import { type AuthHeader, encodeCall } from '../wire/encode.ts';
import type { HttpAnswer } from '../wire/soap-client.ts';
import { NotHere } from './target.ts';

type Post = (operation: Operation, envelope: string) => Promise<HttpAnswer>;

/** Companies looked into for employees; more would be a crawl through somebody's payroll. */
const MOST_COMPANIES = 5;

/** The employee type of active ones. */
const ACTIVE = '2';

/** Finds debtors, companies and employees that an account sees. Each list is asked for once a run. */
export class RecordFinder {
  readonly #post: Post;
  readonly #auth: AuthHeader;
  readonly #lists = new Map<Scope, Promise<readonly string[]>>();

  constructor(post: Post, auth: AuthHeader) {
    this.#post = post;
    this.#auth = auth;
  }

  /** @returns null when there is none beside those that are used already. */
  async find(scope: Scope, used: ReadonlySet<string>): Promise<string | null> {
    let list = this.#lists.get(scope);
    if (!list) {
      list = this.#list(scope);
      this.#lists.set(scope, list);
    }
    return (await list).find((id) => !used.has(id)) ?? null;
  }

  async #list(scope: Scope): Promise<readonly string[]> {
    switch (scope) {
      case 'debtor':
        return this.#ids('DebtorService', 'List_GetAll', new Map());
      case 'company':
        return this.#ids('CompanyService', 'List_GetAll', new Map());
      case 'employee': {
        const companies = await this.#ids('CompanyService', 'List_GetAll', new Map());
        for (const company of companies.slice(0, MOST_COMPANIES)) {
          const active = new Map([
            ['CompanyId', company],
            ['EmployeeType', ACTIVE],
          ]);
          const employees = await this.#ids('EmployeeService', 'List_GetByCompany', active);
          if (employees.length > 0) return employees;
        }
        return [];
      }
    }
  }

  /** The ids in the answer to a call. @throws NotHere when the account may not make it. */
  async #ids(service: ServiceName, name: string, parameters: ReadonlyMap<string, string>): Promise<string[]> {
    const operation = catalogue.service(service, 'v3').operation(name) as Operation;
    const values = new Map([...parameters].map(([key, text]) => [key, { kind: 'text', text } as const]));
    const envelope = encodeCall(
      operation,
      { kind: 'record', fields: operation.request, values },
      this.#auth,
      new Map(),
    );
    const { body } = await this.#post(operation, envelope);
    const { fault, result } = decodeAnswer(operation, body);
    if (fault) throw new NotHere(`the account cannot list records with ${service}.${name}: ${fault.text}`);
    return idsIn(result);
  }
}

function idsIn(answer: Answer): string[] {
  if (!isAnswerList(answer)) return [];
  return answer.flatMap((item) => {
    const id = isAnswerRecord(item) ? (item.ID ?? item.Id) : null;
    return typeof id === 'string' ? [id] : [];
  });
}
