/**
 * Options of a Java that runs for a few seconds: it is over before the second compiler of the virtual machine pays, or a
 * collector with threads of its own.
 */
export const BRIEF_JAVA = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'] as const;
