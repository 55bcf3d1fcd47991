/** The errors a caller may catch. Each message is one clause: action, value quoted, place, and `hint` the way out. */
export class PapergraphError extends Error {
  /** Stable, upper case; becomes `extensions.code` in GraphQL. */
  readonly code: string;
  readonly hint?: string;
  /** Further machine-readable facts: the value, the candidates, the limit. */
  readonly details: Record<string, unknown>;

  constructor(
    code: string,
    message: string,
    options: { hint?: string; cause?: unknown; details?: Record<string, unknown> } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.hint = options.hint;
    this.details = options.details ?? {};
  }
}

/** The environment or a command line says something that can't be. */
export class ConfigError extends PapergraphError {}

/** The database can't be opened, is newer than this software, or is locked. */
export class StoreError extends PapergraphError {}

/** A source as a whole can't be read. */
export class ImportError extends PapergraphError {}

/** A query asks for something that doesn't exist, is ambiguous or is out of bounds. */
export class QueryError extends PapergraphError {}
