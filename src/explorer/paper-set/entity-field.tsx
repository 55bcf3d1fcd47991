import { useState } from 'preact/hooks';
import { useAnswer } from '../asking/use-answer.js';
import type { EntityType } from '../search/entity-type.js';
import type { Found } from '../search/found.js';
import { SearchBox } from '../search/search-box.js';
import { nameDocuments } from './name-documents.js';

export type NamedKind = keyof typeof nameDocuments;

const types: Record<NamedKind, EntityType> = {
  author: 'AUTHOR',
  organization: 'ORGANIZATION',
  venue: 'VENUE',
  topic: 'TOPIC',
  category: 'CATEGORY',
};

/** The name behind a reference; the error where it names nothing or several. */
export function useName(kind: NamedKind, reference: string | undefined) {
  return useAnswer(nameDocuments[kind], reference === undefined ? undefined : { ref: reference });
}

interface EntityFieldProps {
  kind: NamedKind;
  label: string;
  placeholder: string;
  reference: string | undefined;
  onPick: (reference: string) => void;
  /** Somebody emptied the field. Where it isn't given, an emptied field changes nothing. */
  onClear?: () => void;
}

/** Finds something by name, and shows it by name: what is picked counts by key, what is typed and sent as it stands. */
export function EntityField({ kind, label, placeholder, reference, onPick, onClear }: EntityFieldProps) {
  const { data, isLoading } = useName(kind, reference);
  const [picked, setPicked] = useState<Found>();
  // While its name is asked for, the one before must not stand in for it.
  const known = isLoading ? undefined : data?.named?.name;
  const name = reference === undefined ? '' : (known ?? (picked?.key === reference ? picked.name : reference));
  return (
    <SearchBox
      label={label}
      placeholder={placeholder}
      words={name}
      types={[types[kind]]}
      isLabelShown
      onPick={(found) => {
        setPicked(found);
        onPick(found.key);
      }}
      onSubmit={(words) => words !== name && onPick(words)}
      onClear={onClear}
    />
  );
}
