import type { Store } from '../../../src/store/store.js';

/** Where the organizations of the small graph lie: each in a country of its own. */
export async function placeOrganizations({ prisma }: Store): Promise<void> {
  const countries = { 'analytical-society': 'GB', 'tuff-gong': 'JM', 'valencia-lab': 'ES' };
  for (const [key, country] of Object.entries(countries))
    await prisma.organization.update({ where: { key }, data: { country } });
}
