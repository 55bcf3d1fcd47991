import type { VariablesOf } from 'gql.tada';
import type { searchDocument } from './search-documents.js';

export type EntityType = NonNullable<VariablesOf<typeof searchDocument>['types']>[number];
