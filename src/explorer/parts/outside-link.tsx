import type { ComponentChildren } from 'preact';
import { isWebAddress } from '../address/web-address.js';

/** A link to another site, which isn't told where one comes from; the words alone where there is no page to lead to. */
export function OutsideLink({ to, children }: { to: string | null | undefined; children: ComponentChildren }) {
  if (!to || !isWebAddress(to)) return <>{children}</>;
  return (
    <a href={to} rel="noopener noreferrer">
      {children}
    </a>
  );
}
