/** One of several that a reference may mean. */
export interface Candidate {
  key: string;
  name: string;
  papersCount?: number | null;
}

interface ErrorOfAnswer {
  message: string;
  extensions?: {
    code?: string;
    hint?: string;
    candidates?: Candidate[];
    candidatesCount?: number;
    didYouMean?: Candidate[];
  };
}

/** What the server answered instead of data, or that it didn't answer (code UNREACHABLE). */
export class AskError extends Error {
  readonly code: string;
  readonly hint: string | undefined;
  /** What an ambiguous reference may mean; empty otherwise. */
  readonly candidates: readonly Candidate[];
  /** How many those are in all. */
  readonly candidatesCount: number;
  /** What a reference that names nothing is like, the likest first. */
  readonly didYouMean: readonly Candidate[];

  constructor({ message, extensions = {} }: ErrorOfAnswer) {
    super(message);
    this.name = 'AskError';
    this.code = extensions.code ?? 'ERROR';
    this.hint = extensions.hint;
    this.candidates = extensions.candidates ?? [];
    this.candidatesCount = extensions.candidatesCount ?? this.candidates.length;
    this.didYouMean = extensions.didYouMean ?? [];
  }
}
