/** How many communities have a color of their own; the rest share a gray. */
export const coloredCommunities = 10;

/** The class that colors a community, both in light and dark. */
export function communityClass(community: number): string {
  return community < coloredCommunities ? `c${community}` : 'c-rest';
}
