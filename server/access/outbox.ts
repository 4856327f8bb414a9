import { NotPossible } from '../../base/not-possible.ts';
import type { Environment } from '../world/environment.ts';
import type { Table } from '../world/table.ts';
import type { Login } from './login.ts';
import { activationMail, type Mail, requireUsable } from './mail.ts';
import { randomSecret } from './secrets.ts';

/** Mails, which are found by the login that they went to, and by the code in their links. */
export type MailTable = Table<Mail, 'login' | 'code'>;

/** The mails that were sent to the logins of one environment. */
export class Outbox {
  readonly #environment: Environment;
  readonly #mails: MailTable;

  constructor(environment: Environment, mails: MailTable) {
    this.#environment = environment;
    this.#mails = mails;
  }

  /** Oldest first. */
  get all(): Mail[] {
    return [...this.#mails.all()];
  }

  get count(): number {
    return this.#mails.writtenCount;
  }

  /** Undefined for one that was never sent. */
  get(id: number): Mail | undefined {
    return this.#mails.get(id);
  }

  /** Undefined when no mail holds the code. */
  withCode(code: string): Mail | undefined {
    return [...this.#mails.having('code', code)].at(-1);
  }

  /**
   * Sends an activation mail; links of earlier ones stop working (mark: activation-link-newest).
   * @throws NotPossible when the server has no room for it.
   */
  sendActivation(login: Login): Mail {
    this.#environment.capacity.require('mails');
    const former = this.#newest(login.id);
    if (former?.usedAt === null) this.#mails.put({ ...former, replaced: true });
    return this.#add(
      activationMail(this.#environment.nextId(), login, randomSecret(), this.#environment.now),
    );
  }

  /** Puts in the mails to a login of other users, as mails to one of these. */
  takeOver(others: Outbox, login: number, own: number): void {
    for (const mail of others.#mails.having('login', login))
      this.#add({ ...mail, id: this.#environment.nextId(), loginId: own });
  }

  /**
   * The mail with a code, whose link still works.
   * @throws NotPossible for a link that no mail has, or that works no more.
   */
  usable(code: string): Mail {
    const mail = this.withCode(code);
    requireUsable(mail, this.#environment.now);
    return mail;
  }

  /** The link was followed to its end. */
  useUp(mail: Mail): void {
    this.#mails.put({ ...mail, usedAt: this.#environment.now });
  }

  /** The last mail to a login, which replaced all earlier ones that were not used. @throws NotPossible when there is none. */
  newestTo({ id, username }: Login): Mail {
    const mail = this.#newest(id);
    if (!mail)
      throw new NotPossible(
        'conflict',
        'state',
        `${username} was sent no activation mail.`,
        'Invite the login first.',
      );
    return mail;
  }

  #newest(login: number): Mail | undefined {
    return [...this.#mails.having('login', login)].at(-1);
  }

  #add(mail: Mail): Mail {
    this.#mails.put(mail);
    return mail;
  }
}
