import type { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { limitError } from '../limit-error.js';

export interface DocumentSizeLimit {
  maxDocumentBytes: number;
  maxDocumentTokens: number;
}

/** Brackets inside brackets. No depth limit is that high, and the parser and the rules call themselves at each. */
const maxBrackets = 1_000;

/** How graphql's parser says it, with or without its slip of the pen. */
const tooManyTokens = /contains more tha[nt] \d+ tokens/;

/** Refuses a document that is too long to be parsed, or that turns out to have too many tokens. */
export function useDocumentSizeLimit({ maxDocumentBytes, maxDocumentTokens }: DocumentSizeLimit): Plugin {
  return {
    onParams({ params, setResult }) {
      if (typeof params.query !== 'string') return;
      const bytes = Buffer.byteLength(params.query);
      if (bytes > maxDocumentBytes) {
        const message = `the document has ${bytes} bytes, expected at most ${maxDocumentBytes}`;
        setResult({ errors: [tooLarge(message, maxDocumentBytes, bytes)] });
      } else if (hasDeepBrackets(params.query)) {
        const message = `the document nests more than ${maxBrackets} brackets, expected at most ${maxBrackets}`;
        setResult({ errors: [tooLarge(message, maxBrackets)] });
      }
    },
    onParse({ parseFn, setParseFn }) {
      setParseFn((source: unknown, options: object) => parseFn(source, { ...options, maxTokens: maxDocumentTokens }));
      return ({ result, replaceParseResult }) => {
        if (!(result instanceof Error) || !tooManyTokens.test(result.message)) return;
        const message = `the document has more than ${maxDocumentTokens} tokens, expected at most ${maxDocumentTokens}`;
        replaceParseResult(tooLarge(message, maxDocumentTokens));
      };
    },
  };
}

/** Counts brackets in strings and comments too: a document that is full of those can spare some. */
function hasDeepBrackets(document: string): boolean {
  if (document.length <= maxBrackets) return false;
  let open = 0;
  for (let i = 0; i < document.length; i++) {
    const sign = document[i];
    if (sign === '{' || sign === '[' || sign === '(') open++;
    else if (sign === '}' || sign === ']' || sign === ')') open--;
    if (open > maxBrackets) return true;
  }
  return false;
}

function tooLarge(message: string, limit: number, value?: number): GraphQLError {
  return limitError(message, {
    code: 'DOCUMENT_TOO_LARGE',
    limit,
    ...(value !== undefined && { value }),
    hint: 'move values into variables and repeated selections into fragments, or split the query',
    status: 413,
  });
}
