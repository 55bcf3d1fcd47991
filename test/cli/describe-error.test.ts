import { describe, expect, it } from 'vitest';
import { describeError } from '../../src/cli/describe-error.js';
import { StoreError } from '../../src/errors.js';

describe('describeError', () => {
  const ours = new StoreError('STORE_UNWRITABLE', "open the database: '/x' can't be written", {
    hint: 'Choose another place in DATABASE_URL.',
    cause: new Error('EACCES'),
  });

  it('is one line with the way out', () => {
    expect(describeError(ours, false)).toBe(
      "papergraph: open the database: '/x' can't be written (Choose another place in DATABASE_URL)",
    );
    expect(describeError(new Error('two\n  lines'), false)).toBe(
      'papergraph: two lines (unexpected; PAPERGRAPH_DEBUG=1 shows where)',
    );
  });

  it.each([
    ['SQLITE_FULL', 'database or disk is full'],
    ['ENOSPC', 'ENOSPC: no space left on device, write'],
    ['53100', 'could not extend file "base/1/2": No space left on device'],
  ])('says what to do where the disk is full (%s)', (code, message) => {
    expect(describeError(Object.assign(new Error(message), { code }), false)).toBe(
      `papergraph: no room is left on the disk: ${message} (Make room and run the same command again: what was taken in before stays)`,
    );
  });

  it('shows stacks and causes where debugging', () => {
    expect(describeError(ours, true)).toMatch(/\n.*at .*describe-error\.test\.ts[\s\S]*caused by Error: EACCES/);
    expect(describeError('text', true)).toBe('papergraph: text');
  });
});
