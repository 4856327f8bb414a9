import { noSuch } from '../../base/no-such.ts';
import type { Environment } from '../world/environment.ts';
import type { Table } from '../world/table.ts';
import { levelOf, type Template } from './template.ts';

/** The user templates of one environment. */
export class Templates {
  readonly #environment: Environment;
  readonly #templates: Table<Template>;

  constructor(environment: Environment, templates: Table<Template>) {
    this.#environment = environment;
    this.#templates = templates;
  }

  get all(): Template[] {
    return [...this.#templates.all()];
  }

  get count(): number {
    return this.all.length;
  }

  /** @throws NotPossible for one that there is not. */
  get(id: number): Template {
    const template = this.#templates.get(id);
    if (!template) throw noSuch('template', id, { among: this.#templates.ids() });
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
    this.#templates.put(template);
    return template;
  }
}
