/**
 * `nmbrs-mock/jest` for test files that are CommonJS, as most of Jest's are. Jest's own `require` reads no ES modules;
 * Node's does, so the face is loaded by that one, outside of Jest's sandbox. The hooks are in the sandbox, as this file is.
 */
type Face = typeof import('./jest.ts', { with: { 'resolution-mode': 'import' }});
type Hooks = NonNullable<Parameters<Face['useNmbrs']>[1]>;
type NodeModule = Pick<typeof import('node:module'), 'createRequire'>;

const nodeModule: NodeModule = process.getBuiltinModule('node:module');
// From version 30.5 on Jest gives a class of its own, with a `createRequire` that stays inside; it extends that of Node.
const base: Partial<NodeModule> = Object.getPrototypeOf(nodeModule);
const createRequire = base.createRequire ?? nodeModule.createRequire;
const face: Face = createRequire(__filename)('./jest.js');

const useNmbrs: Face['useNmbrs'] = (wanted, hooks = globalThis as unknown as Hooks) =>
  face.useNmbrs(wanted, hooks, globalThis);

module.exports = { ...face, useNmbrs };
