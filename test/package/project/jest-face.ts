import { nmbrsMatchers, type TestEnvironment, useNmbrs } from 'nmbrs-mock/jest';

export const env = (): (() => TestEnvironment) => useNmbrs();
console.log(Object.keys(nmbrsMatchers).join());
