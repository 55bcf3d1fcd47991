import type { OrganizationFacts } from './match-organizations.js';

/** Whether an organization is above another, at any distance. */
export function isAncestor(
  ancestor: OrganizationFacts,
  of: OrganizationFacts,
  byId: Map<number, OrganizationFacts>,
): boolean {
  return ancestorsOf(of, byId).some(({ id }) => id === ancestor.id);
}

/** The organizations above one, the nearest first; hierarchies that run in a circle end somewhere. */
export function ancestorsOf(
  organization: OrganizationFacts,
  byId: Map<number, OrganizationFacts>,
): OrganizationFacts[] {
  const ancestors: OrganizationFacts[] = [];
  let current: OrganizationFacts | undefined = organization;
  while (current !== undefined && current.parentId !== null && ancestors.length < 20) {
    current = byId.get(current.parentId);
    if (current !== undefined) ancestors.push(current);
  }
  return ancestors;
}
