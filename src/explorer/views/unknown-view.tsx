import { useTitle } from '../address/use-title.js';

/** An address that nothing is at. */
export function UnknownView({ path }: { path: string }) {
  useTitle('Nothing here');
  return (
    <>
      <h1>Nothing is at this address</h1>
      <p>
        <code>{path}</code> names no page of the explorer. Search above, or <a href="/explore">begin anew</a>.
      </p>
    </>
  );
}
