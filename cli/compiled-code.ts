import nodeModule from 'node:module';

/** What Node.js has for it from 22.8 and 22.10 on. */
interface CompileCache {
  enableCompileCache(): unknown;
  flushCompileCache(): void;
}

const { enableCompileCache, flushCompileCache } = nodeModule as Partial<CompileCache>;

/**
 * Keeps the compiled code of all modules that are loaded from now on for the next start of the program, which takes three
 * quarters of the time then. It is kept in the system's folder for temporary files, or where NODE_COMPILE_CACHE says;
 * NODE_DISABLE_COMPILE_CACHE=1 keeps none. Where it cannot be kept, nothing changes.
 */
export function keepCompiledCode(): void {
  enableCompileCache?.();
}

/** Writes what was compiled so far, as the end of the process does: a server may be killed before. */
export function saveCompiledCode(): void {
  flushCompileCache?.();
}
