import { noSuch } from '../../base/no-such.ts';
import type { Environment } from '../world/environment.ts';
import { byId, sameRecords } from './records-by-id.ts';
import { levelOf, type Template } from './template.ts';

/** The user templates of one environment. */
export class Templates {
  readonly #environment: Environment;
  // What stands in it is never changed in place: copies share it.
  readonly #templates: Map<number, Template>;

  constructor(environment: Environment, templates: Iterable<Template>) {
    this.#environment = environment;
    this.#templates = byId(templates);
  }

  /** The same templates in a copy of their environment. */
  copy(environment: Environment): Templates {
    return new Templates(environment, this.#templates.values());
  }

  isUnchangedSince(earlier: Templates): boolean {
    return sameRecords(this.#templates, earlier.#templates);
  }

  get all(): Template[] {
    return [...this.#templates.values()];
  }

  get count(): number {
    return this.#templates.size;
  }

  /** @throws NotPossible for one that there is not. */
  get(id: number): Template {
    const template = this.#templates.get(id);
    if (!template) throw noSuch('template', id, { among: this.#templates.keys() });
    return template;
  }

  /** By its id or its name. @throws NotPossible for one that there is not. */
  named(wanted: string | number): Template {
    const found = this.all.find(({ id, name }) => id === wanted || name === wanted);
    if (!found) throw noSuch('template', wanted, { among: this.all.map(({ name }) => name) });
    return found;
  }

  /** Whether the one with this id is the same among others, as it stands. */
  isSame(id: number, others: Templates): boolean {
    return this.#templates.get(id) === others.#templates.get(id);
  }

  /** @throws NotPossible when the server has no room for it. */
  add(template: Omit<Template, 'id'>): Template {
    this.#environment.capacity.require('templates');
    return this.#put({ id: this.#environment.nextId(), ...template });
  }

  /** In force at once, for every login that has the template. */
  change(id: number, change: Partial<Pick<Template, 'name' | 'dashlets' | 'callsOff'>>): Template {
    return this.#put({ ...this.get(id), ...change });
  }

  delete(id: number): void {
    this.#templates.delete(id);
  }

  /** The one with the name and the level of a template of other users; where there is none, it is put in as it stands. */
  like(template: Template): Template {
    const known = this.all.find((one) => one.name === template.name && levelOf(one) === levelOf(template));
    return known ?? this.#put({ ...template, id: this.#environment.nextId() });
  }

  #put(template: Template): Template {
    this.#templates.set(template.id, template);
    return template;
  }
}
