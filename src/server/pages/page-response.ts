import type { FetchAPI } from 'graphql-yoga';

/**
 * Pages run only their own scripts and speak only to their own server. Styles may be inline because GraphiQL's editor
 * writes them; its fonts and icons are data addresses, its workers come from files of ours.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** An HTML page with the security headers of every page here. */
export function pageResponse(fetchAPI: FetchAPI, html: string): Response {
  return new fetchAPI.Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': contentSecurityPolicy,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  });
}

/** Text that may stand anywhere in HTML, in attributes too. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
