import type { Place } from '../address/place.js';
import { CollaborationsView } from '../collaborations/collaborations-view.js';
import { PathView } from '../path/path-view.js';
import { SearchView } from '../search/search-view.js';
import { ThemesView } from '../themes/themes-view.js';
import { AuthorView } from './author-view.js';
import { CategoryView } from './category-view.js';
import { HomeView } from './home-view.js';
import { OrganizationView } from './organization-view.js';
import { PaperView } from './paper-view.js';
import { TopicView } from './topic-view.js';
import { UnknownView } from './unknown-view.js';
import { VenueView } from './venue-view.js';

const entityViews = {
  author: AuthorView,
  paper: PaperView,
  organization: OrganizationView,
  category: CategoryView,
  topic: TopicView,
  venue: VenueView,
};

/** What an address shows; another reference is another page, of which nothing is kept. */
export function View({ place }: { place: Place }) {
  switch (place.view) {
    case 'home':
      return <HomeView />;
    case 'search':
      return <SearchView />;
    case 'path':
      return <PathView />;
    case 'collaborations':
      return <CollaborationsView />;
    case 'themes':
      return <ThemesView />;
    case 'unknown':
      return <UnknownView path={place.path} />;
    default: {
      const Entity = entityViews[place.view];
      return <Entity key={`${place.view} ${place.ref}`} reference={place.ref} />;
    }
  }
}
