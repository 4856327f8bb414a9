/** A text without tokens and passwords: those that are known, and whatever stands where they go. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  let masked = text.replace(/(<(?:\w+:)?(Token|Password)(?: [^>]*)?>)[^<]*(<)/g, '$1***$3');
  for (const secret of secrets) if (secret.length > 3) masked = masked.replaceAll(secret, '***');
  return masked;
}
