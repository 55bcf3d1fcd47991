import { SearchBox } from '../search/search-box.js';

/** Finds an author by name: what is picked counts by key, what is typed and sent counts as it stands. */
export function AuthorField({
  label,
  name,
  onPick,
}: {
  label: string;
  name: string;
  onPick: (reference: string) => void;
}) {
  return (
    <SearchBox
      label={label}
      placeholder="An author"
      words={name}
      types={['AUTHOR']}
      isLabelShown
      onPick={({ key }) => onPick(key)}
      onSubmit={(words) => words !== name && onPick(words)}
    />
  );
}
