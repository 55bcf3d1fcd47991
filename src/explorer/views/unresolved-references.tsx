import { OutsideLink } from '../parts/outside-link.js';

interface UnresolvedReference {
  position: number;
  text: string | null;
  identifier: { scheme: string; value: string; url: string | null } | null;
}

/** How many a document asks for. */
const asked = 60;

/** What a paper cites that is not in this database, as it is printed or identified. */
export function UnresolvedReferences({ references }: { references: readonly UnresolvedReference[] }) {
  return (
    <section class="section">
      <h2>
        Also cites, not known here
        <span class="count"> {references.length === asked ? `the first ${asked}` : references.length}</span>
      </h2>
      <ul class="lines">
        {references.map(({ position, text, identifier }) => (
          <li key={position}>
            {text ?? (
              <>
                <span class="soft">{identifier?.scheme}</span>{' '}
                <OutsideLink to={identifier?.url}>{identifier?.value}</OutsideLink>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
