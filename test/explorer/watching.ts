import { isDeepStrictEqual } from 'node:util';
import type { Locator, Page, Request } from 'playwright-core';
import { expect, vi } from 'vitest';

/** How long a page may take for one thing where the machine is slow and busy, in milliseconds. */
export const patience = 60_000;

/** Variables of a question that must be so; others may be anything. */
type Variables = Readonly<Record<string, unknown>>;

/** Whether a request asks this operation, with these variables. */
export function isAsking(request: Request, operation: string, variables: Variables = {}): boolean {
  const body = request.postData();
  if (!body?.includes(`query ${operation}(`)) return false;
  const sent = (JSON.parse(body) as { variables: Variables }).variables;
  return Object.entries(variables).every(([name, value]) => isDeepStrictEqual(sent[name], value));
}

/**
 * The data that the server answers to a question. A page may ask an operation several times while it is filled in, and
 * the answer to an earlier one may come late: the variables say which is meant.
 */
// biome-ignore lint/suspicious/noExplicitAny: each operation answers another thing
export async function answerTo(page: Page, operation: string, variables: Variables): Promise<any> {
  const response = await page.waitForResponse((one) => isAsking(one.request(), operation, variables), {
    timeout: patience,
  });
  return (await response.json()).data;
}

/**
 * Keeps back the answer to a question.
 * @returns lets it go, until the page has had it
 */
export async function holdBack(page: Page, operation: string, variables: Variables): Promise<() => Promise<void>> {
  let letGo = () => {};
  const isFree = new Promise<void>((done) => {
    letGo = done;
  });
  await page.route('**/graphql', async (route) => {
    if (!isAsking(route.request(), operation, variables)) return route.fallback();
    await isFree;
    return route.fallback();
  });
  return async () => {
    const answered = answerTo(page, operation, variables);
    letGo();
    await answered;
    await painted(page);
  };
}

/** Asked from here again and again: the page's own policy lets nothing be evaluated in it later. */
function until(page: Page, condition: string): Promise<void> {
  return vi.waitFor(async () => expect(await page.evaluate(condition), condition).toBe(true), { timeout: patience });
}

/** Expects of something on a page that it comes to be so, however long the page still shows what was there before. */
export function eventually<Value>(read: () => Promise<Value> | Value) {
  return expect.poll(read, { timeout: patience });
}

export function eventualCount(locator: Locator) {
  return eventually(() => locator.count());
}

/**
 * Shows a page from its top to its end, until nothing on it is loading any more; then from its top again.
 * @param shown a selector of what is there once all of it is shown
 */
export async function showAll(page: Page, shown: string): Promise<void> {
  await until(
    page,
    `(() => {
      const loading = document.querySelector('.waiting, .again');
      loading?.scrollIntoView({ block: 'center' });
      return loading === null && document.querySelector('${shown}') !== null;
    })()`,
  );
  await page.evaluate('scrollTo(0, 0)');
}

/** Changes the size of the window or its theme, until the page is painted anew. */
export async function showAs(
  page: Page,
  { colorScheme, size }: { colorScheme: 'light' | 'dark'; size: { width: number; height: number } },
): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize(size);
  await painted(page);
}

/** Waits until what was changed is painted. */
export async function painted(page: Page): Promise<void> {
  await page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))',
  );
}
