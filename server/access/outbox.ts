import { NotPossible } from '../../base/not-possible.ts';
import type { Environment } from '../world/environment.ts';
import type { Login } from './login.ts';
import { activationMail, type Mail, requireUsable } from './mail.ts';
import { byId, sameRecords } from './records-by-id.ts';
import { randomSecret } from './secrets.ts';

/** The mails that were sent to the logins of one environment. */
export class Outbox {
  readonly #environment: Environment;
  // What stands in it is never changed in place: copies share it.
  readonly #mails: Map<number, Mail>;
  /** The ids of the newest mail to a login, and of that with a code. */
  readonly #newestTo = new Map<number, number>();
  readonly #withCode = new Map<string, number>();

  constructor(environment: Environment, mails: Iterable<Mail>) {
    this.#environment = environment;
    this.#mails = byId(mails);
    for (const mail of this.#mails.values()) this.#index(mail);
  }

  /** The same mails in a copy of their environment. */
  copy(environment: Environment): Outbox {
    return new Outbox(environment, this.#mails.values());
  }

  isUnchangedSince(earlier: Outbox): boolean {
    return sameRecords(this.#mails, earlier.#mails);
  }

  /** Oldest first. */
  get all(): Mail[] {
    return [...this.#mails.values()];
  }

  get count(): number {
    return this.#mails.size;
  }

  /** Undefined for one that was never sent. */
  get(id: number): Mail | undefined {
    return this.#mails.get(id);
  }

  /** Undefined when no mail holds the code. */
  withCode(code: string): Mail | undefined {
    return this.#mails.get(this.#withCode.get(code) ?? Number.NaN);
  }

  /**
   * Sends an activation mail; links of earlier ones stop working (mark: activation-link-newest).
   * @throws NotPossible when the server has no room for it.
   */
  sendActivation(login: Login): Mail {
    this.#environment.capacity.require('mails');
    const former = this.#newest(login.id);
    if (former?.usedAt === null) this.#mails.set(former.id, { ...former, replaced: true });
    return this.#add(
      activationMail(this.#environment.nextId(), login, randomSecret(), this.#environment.now),
    );
  }

  /** Puts in the mails to a login of other users, as mails to one of these. */
  takeOver({ all }: Outbox, login: number, own: number): void {
    for (const mail of all)
      if (mail.loginId === login) this.#add({ ...mail, id: this.#environment.nextId(), loginId: own });
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
    this.#mails.set(mail.id, { ...mail, usedAt: this.#environment.now });
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
    return this.#mails.get(this.#newestTo.get(login) ?? Number.NaN);
  }

  #add(mail: Mail): Mail {
    this.#mails.set(mail.id, mail);
    this.#index(mail);
    return mail;
  }

  #index({ id, loginId, code }: Mail): void {
    this.#withCode.set(code, id);
    this.#newestTo.set(loginId, id);
  }
}
