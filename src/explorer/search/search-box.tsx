import type { TargetedEvent, TargetedKeyboardEvent } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { countText } from '../parts/count-text.js';
import type { EntityType } from './entity-type.js';
import { type Found, foundOf } from './found.js';
import { FoundLine } from './found-line.js';
import { type Suggestions, useSearch } from './use-search.js';

interface SearchBoxProps {
  label: string;
  placeholder: string;
  /** The words that stand in it at first, and whenever they change. */
  words?: string;
  types?: EntityType[];
  /** Somebody chose one of what fits. */
  onPick: (found: Found) => void;
  /** Somebody pressed Enter on their own words. */
  onSubmit: (words: string) => void;
  /** '/' anywhere on the page leads here. */
  hasShortcut?: boolean;
  isLabelShown?: boolean;
  /** What is picked opens a page: nothing of it stays in the field. */
  clearsOnPick?: boolean;
  /** Somebody emptied the field and is done. */
  onClear?: () => void;
}

const shown = 8;

/** A text field that completes from the graph: the combobox pattern with a list box of WAI-ARIA. */
export function SearchBox(props: SearchBoxProps) {
  const {
    label,
    placeholder,
    words = '',
    types,
    onPick,
    onSubmit,
    hasShortcut = false,
    isLabelShown = false,
    clearsOnPick = false,
    onClear,
  } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(words);
  const [isOpen, setIsOpen] = useState(false);
  const [marked, setMarked] = useState<{ of: Suggestions | undefined; index: number }>();
  const suggestions = useSearch(isOpen ? text : '', { types, first: shown });
  const edges = suggestions?.edges ?? [];
  const hasList = isOpen && text.trim() !== '' && suggestions !== undefined;
  // Of other suggestions none is marked yet.
  const active = marked && marked.of === suggestions ? marked.index : -1;
  const setActive = (index: number) => setMarked({ of: suggestions, index });
  const known = useRef(words);

  useEffect(() => {
    // A name that is found late must not take the place of what somebody types meanwhile.
    const isTyping = document.activeElement === input.current && text !== known.current;
    known.current = words;
    if (!isTyping) setText(words);
  }, [words]);
  useEffect(() => {
    if (!hasShortcut) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null;
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [hasShortcut]);

  const pick = (found: Found | undefined) => {
    if (!found) return;
    setIsOpen(false);
    setText(clearsOnPick ? '' : found.name);
    onPick(found);
  };
  const submit = () => {
    setIsOpen(false);
    if (text.trim() !== '') onSubmit(text.trim());
    else clear();
  };
  const clear = () => {
    if (text.trim() === '' && words !== '') onClear?.();
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    const { key } = event;
    if ((key === 'ArrowDown' || key === 'ArrowUp') && edges.length > 0) {
      event.preventDefault();
      const step = key === 'ArrowDown' ? 1 : -1;
      // The field itself lies between the last and the first.
      setActive(((active + 1 + step + edges.length + 1) % (edges.length + 1)) - 1);
      setIsOpen(true);
    } else if (key === 'Enter') {
      event.preventDefault();
      const edge = edges[active];
      if (hasList && edge) pick(foundOf(edge));
      else submit();
    } else if (key === 'Escape') {
      if (isOpen) setIsOpen(false);
      else setText('');
    }
  };

  return (
    <div
      class="search-box"
      onFocusOut={(event) => {
        if (event.currentTarget.contains(event.relatedTarget as Node)) return;
        setIsOpen(false);
        clear();
      }}
    >
      <label class={isLabelShown ? '' : 'hidden'} for={`${id}-input`}>
        {label}
      </label>
      <input
        ref={input}
        id={`${id}-input`}
        type="text"
        role="combobox"
        aria-expanded={hasList}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={hasList && active >= 0 ? `${id}-${active}` : undefined}
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="search"
        placeholder={placeholder}
        value={text}
        onInput={(event: TargetedEvent<HTMLInputElement>) => {
          setText(event.currentTarget.value);
          setIsOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      {hasShortcut && (
        <span class="slash" aria-hidden="true">
          /
        </span>
      )}
      <div id={`${id}-list`} role="listbox" aria-label={label} class="options" hidden={!hasList || edges.length === 0}>
        {hasList &&
          edges.map((edge, index) => (
            <div
              key={edge.node.id}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              class="option"
              onPointerMove={() => setActive(index)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(foundOf(edge))}
              onKeyDown={(event) => event.key === 'Enter' && pick(foundOf(edge))}
            >
              <FoundLine edge={edge} />
            </div>
          ))}
      </div>
      <div role="status" class={hasList && edges.length === 0 ? 'options none' : 'hidden'}>
        {hasList && statusText(suggestions)}
      </div>
    </div>
  );
}

function statusText({
  edges,
  totalCount,
  error,
}: {
  edges: readonly unknown[];
  totalCount: number;
  error?: Error;
}): string {
  if (error) return error.message;
  if (totalCount === 0) return 'Nothing fits these words.';
  return `${countText(edges.length, 'suggestion')} of ${totalCount.toLocaleString('en')}`;
}
