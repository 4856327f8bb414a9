import { type Environment, nmbrsMatchers, useNmbrs } from 'nmbrs-mock/jest';

export const env = (): (() => Environment<'master'>) => useNmbrs();
console.log(Object.keys(nmbrsMatchers).join());
