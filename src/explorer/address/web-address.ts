/**
 * Whether an address leads to a page. Addresses come as the files have them, and a browser would run what follows
 * 'javascript:'.
 */
export function isWebAddress(address: string): boolean {
  return /^(?:https?|ftp):\/\//i.test(address);
}
