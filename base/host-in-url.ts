/** An IP address or a host name as it stands in a URL: one of IPv6 in brackets. */
export function hostInUrl(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
