import { type NameKind, rankOf } from './name-kinds.js';

/** A name that a paper gives to something of its own. */
export interface Introduction {
  /** As printed. */
  name: string;
  /** What the paper calls it; null where it doesn't say. */
  kind: NameKind | null;
  /** What the name is short for, as printed. */
  longForm: string | null;
  /** Whether the title introduces it. */
  isTitled: boolean;
}

/** Shared tasks and editions of something: 'SemEval-2023 Task 10'. */
const event = /\b(?:Sub)?(?:Task|Track)\b|(?:19|20)\d\d/;
/** Those who make something are not what they make. */
const body = /\b(?:University|Institute|Laboratory|Workshop|Conference|Consortium|Association|Society|Company)\b/;

/** What was found, each name once; what is a data set or benchmark anywhere is one. */
export class FoundNames {
  readonly #byName = new Map<string, Introduction>();

  add(name: string, kind: NameKind | null, longForm: string | null, isTitled = false): void {
    if (event.test(name) || (longForm !== null && body.test(longForm))) return;
    const known = this.#byName.get(name);
    if (!known) this.#byName.set(name, { name, kind, longForm, isTitled });
    else {
      if (kind && (known.kind === null || rankOf(kind) > rankOf(known.kind))) known.kind = kind;
      known.longForm ??= longForm;
      known.isTitled ||= isTitled;
    }
  }

  has(name: string): boolean {
    return this.#byName.has(name);
  }

  all(): Introduction[] {
    return [...this.#byName.values()];
  }
}
