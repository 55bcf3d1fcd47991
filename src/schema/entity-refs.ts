import type { AuthorRow, CategoryRow, OrganizationRow, PaperRow, TopicRow, VenueRow } from '../store/store.js';
import { builder } from './builder.js';

/** The six entities by name, so that their modules may refer to one another; each module implements its own. */
export const paperRef = builder.objectRef<PaperRow>('Paper');
export const authorRef = builder.objectRef<AuthorRow>('Author');
export const organizationRef = builder.objectRef<OrganizationRow>('Organization');
export const categoryRef = builder.objectRef<CategoryRow>('Category');
export const topicRef = builder.objectRef<TopicRow>('Topic');
export const venueRef = builder.objectRef<VenueRow>('Venue');

/** What a loaded row of any entity has. */
export type EntityRow = PaperRow | AuthorRow | OrganizationRow | CategoryRow | TopicRow | VenueRow;
