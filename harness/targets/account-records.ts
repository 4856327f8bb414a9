import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Operation, ServiceName } from '../../contracts/interface/model.ts';
import { type Answer, isAnswerList, isAnswerRecord } from '../wire/answer.ts';
import { decodeAnswer } from '../wire/decode.ts';
import { type AuthHeader, encodeCall } from '../wire/encode.ts';
import type { HttpAnswer } from '../wire/soap-client.ts';
import { NotHere } from './target.ts';

type Post = (operation: Operation, envelope: string) => Promise<HttpAnswer>;

/** The employee type of active ones. */
const ACTIVE = '2';

/**
 * What one login sees of a service: ids, in the order in which the service lists them. Each list is asked for once.
 * All methods throw NotHere when the login may not ask.
 */
export class AccountRecords {
  readonly #post: Post;
  readonly #auth: AuthHeader;
  readonly #answers = new Map<string, Promise<Answer>>();

  constructor(post: Post, auth: AuthHeader) {
    this.#post = post;
    this.#auth = auth;
  }

  async debtors(): Promise<readonly string[]> {
    return idsIn(await this.#ask('DebtorService', 'List_GetAll'));
  }

  /** @param debtor null for all. */
  async companies(debtor: string | null): Promise<readonly string[]> {
    if (debtor === null) return idsIn(await this.#ask('CompanyService', 'List_GetAll'));
    return idsIn(await this.#ask('CompanyService', 'List_GetByDebtor', { DebtorId: debtor }));
  }

  /** The active ones. */
  async employees(company: string): Promise<readonly string[]> {
    const parameters = { CompanyId: company, EmployeeType: ACTIVE };
    return idsIn(await this.#ask('EmployeeService', 'List_GetByCompany', parameters));
  }

  /** The open period: `2026-11-M`. */
  async openPeriod(company: string): Promise<string> {
    return String(await this.#ask('CompanyService', 'Company_GetCurrentPeriod', { CompanyId: company }));
  }

  #ask(service: ServiceName, name: string, parameters: Readonly<Record<string, string>> = {}) {
    const key = [service, name, ...Object.values(parameters)].join(' ');
    const asked = this.#answers.get(key) ?? this.#call(service, name, parameters);
    this.#answers.set(key, asked);
    return asked;
  }

  async #call(service: ServiceName, name: string, parameters: Readonly<Record<string, string>>) {
    const operation = catalogue.service(service, 'v3').operation(name) as Operation;
    const values = new Map(
      Object.entries(parameters).map(([key, text]) => [key, { kind: 'text', text } as const]),
    );
    const request = { kind: 'record', fields: operation.request, values } as const;
    const { body } = await this.#post(operation, encodeCall(operation, request, this.#auth, new Map()));
    const { fault, result } = decodeAnswer(operation, body);
    if (fault) throw new NotHere(`the account may not call ${service}.${name}: ${fault.text}`);
    return result;
  }
}

function idsIn(answer: Answer): string[] {
  if (!isAnswerList(answer)) return [];
  return answer.flatMap((item) => {
    const id = isAnswerRecord(item) ? (item.ID ?? item.Id) : null;
    return typeof id === 'string' ? [id] : [];
  });
}
