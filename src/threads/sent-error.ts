import { ConfigError, ImportError, PapergraphError, QueryError, StoreError } from '../errors.js';

/** An error as it crosses from one thread to another, where classes are lost. */
export interface SentError {
  /** Name of the class; of errors thrown on purpose, with the fields that they have. */
  name: string;
  message: string;
  stack?: string;
  code?: string;
  hint?: string;
  details?: Record<string, unknown>;
}

const classes = { ConfigError, StoreError, ImportError, QueryError };

/** To be posted by the thread where it was thrown. */
export function sentError(error: unknown): SentError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message, stack } = error;
  if (!(error instanceof PapergraphError)) return { name, message, ...(stack && { stack }) };
  const { code, hint, details } = error;
  return { name, message, code, ...(hint !== undefined && { hint }), details };
}

/** What was thrown, to be thrown again where it was received. */
export function receivedError({ name, message, stack, code, hint, details }: SentError): Error {
  if (code !== undefined) {
    const Class = classes[name as keyof typeof classes] ?? PapergraphError;
    return new Class(code, message, { ...(hint !== undefined && { hint }), ...(details && { details }) });
  }
  const error = new Error(message);
  if (stack) error.stack = stack;
  return error;
}
