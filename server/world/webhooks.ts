/** Whether a webhook may be posted there: to an https address. */
export function isHttps(endpoint: string | null | undefined): endpoint is string {
  return URL.canParse(endpoint ?? '') && /^https:\/\//i.test(endpoint ?? '');
}
