import { holdInDefaultWorlds } from './support/hold-in-worlds.ts';

holdInDefaultWorlds(Array.from({ length: 100 }, (_, at) => at + 1));
