import { catalogue } from '../../contracts/interface/catalogue.ts';
import type { Operation, ServiceName } from '../../contracts/interface/model.ts';
import { isNotLetIn, isOutOfSight } from '../wire/access-errors.ts';
import { type Answer, isAnswerList, isAnswerRecord } from '../wire/answer.ts';
import { decodeAnswer, type Fault, type Reading } from '../wire/decode.ts';
import { type AuthHeader, encodeTexts } from '../wire/encode.ts';
import { answerSummary, type HttpAnswer } from '../wire/soap-client.ts';
import { EndOfRun, NotHere } from './target.ts';

type Post = (operation: Operation, envelope: string) => Promise<HttpAnswer>;

/** The employee type of active ones. */
const ACTIVE = '2';

/** What answers is another service, or none of SOAP. */
export class NotTheService extends Error {}

/**
 * What one login sees of a service: ids, in the order in which the service lists them. Each list is asked for once.
 * All methods throw NotHere when the login may not ask, EndOfRun when it is the account's own and not let in at all,
 * NotTheService for what is no answer of a service, and Error for any other refusal.
 */
export class AccountRecords {
  readonly #post: Post;
  readonly #auth: AuthHeader;
  readonly #isOwn: boolean;
  readonly #answers = new Map<string, Promise<Answer>>();

  /** @param isOwn whether it is the login of the account, without which no case can be held. */
  constructor(post: Post, auth: AuthHeader, isOwn: boolean) {
    this.#post = post;
    this.#auth = auth;
    this.#isOwn = isOwn;
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
    // What went wrong once may not the next time; what the login may not do it may not then either.
    asked.catch((error: unknown) => {
      if (!(error instanceof NotHere)) this.#answers.delete(key);
    });
    return asked;
  }

  async #call(service: ServiceName, name: string, parameters: Readonly<Record<string, string>>) {
    const operation = catalogue.service(service, 'v3').operation(name) as Operation;
    const answer = await this.#post(operation, encodeTexts(operation, parameters, this.#auth));
    const { fault, result } = readAnswer(operation, answer);
    if (fault) throw this.#refusal(`${service}.${name}`, fault);
    return result;
  }

  #refusal(call: string, { code, text }: Fault): Error {
    if (this.#isOwn && isNotLetIn(code))
      return new EndOfRun(
        `the account is not let in: ${text}; check NMBRS_USERNAME, NMBRS_TOKEN and NMBRS_DOMAIN.`,
      );
    if (isOutOfSight(code) || isNotLetIn(code))
      return new NotHere(`the account may not call ${call}: ${text}`);
    return new Error(`${call}, which tells what the account sees, is refused: ${text}`);
  }
}

function readAnswer(operation: Operation, answer: HttpAnswer): Reading {
  const answered = `${operation.service.name}.${operation.name} is answered with ${answerSummary(answer)}`;
  let reading: Reading;
  try {
    reading = decodeAnswer(operation, answer.body);
  } catch {
    throw new NotTheService(`${answered}, which is no SOAP`);
  }
  const [misfit] = reading.misfits;
  if (reading.result === null && misfit !== undefined)
    throw new NotTheService(`${answered}, which is of another service: ${misfit}`);
  return reading;
}

function idsIn(answer: Answer): string[] {
  if (!isAnswerList(answer)) return [];
  return answer.flatMap((item) => {
    const id = isAnswerRecord(item) ? (item.ID ?? item.Id) : null;
    return typeof id === 'string' ? [id] : [];
  });
}
