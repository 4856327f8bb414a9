/**
 * `nmbrs-mock/jest` for test files that are CommonJS, as most of Jest's are. Jest's own `require` reads no ES modules;
 * Node's does, so the face is loaded by that one, outside of Jest's sandbox. The hooks are in the sandbox, as this file is.
 */
type Face = typeof import('./jest.ts', { with: { 'resolution-mode': 'import' }});
type Hooks = NonNullable<Parameters<Face['useNmbrs']>[1]>;

const { createRequire } = process.getBuiltinModule('node:module');
const face: Face = createRequire(__filename)('./jest.js');

const useNmbrs: Face['useNmbrs'] = (wanted, hooks = globalThis as unknown as Hooks) =>
  face.useNmbrs(wanted, hooks);

module.exports = { ...face, useNmbrs };
