import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Listening, listen } from '../../src/server/listen.js';
import { makeApp } from './make-app.js';

const executablePath = '/usr/bin/chromium';
/** How long a page may take for one thing where the machine is slow and busy, in milliseconds. */
const patience = 60_000;
const left = existsSync(executablePath) ? '' : ' (left out: no /usr/bin/chromium)';

describe.skipIf(left !== '')(`pages in a browser${left}`, () => {
  let browser: Browser;
  let listening: Listening;

  beforeAll(async () => {
    listening = await listen(makeApp().app, { host: '127.0.0.1', port: 0 });
    const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...quiet] });
  });
  afterAll(async () => {
    await browser?.close();
    await listening?.close();
  });

  async function open(path: string, url = listening.url) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(patience);
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(`${url}${path}`);
    const foreign = () => requests.filter((one) => !one.startsWith(url) && !/^(data|blob):/.test(one));
    return { page, foreign, complaints };
  }

  /** Runs what the editor shows, until the answer is what is expected. */
  async function run(page: Page, answer: string): Promise<void> {
    // GraphiQL knows an operation only a moment after it is shown: nobody clicks as quickly as a test.
    await vi.waitFor(
      async () => {
        await page.getByRole('button', { name: /execute query/i }).click();
        await resultOf(page, answer).waitFor({ timeout: 10_000 });
      },
      { timeout: patience },
    );
  }

  const resultOf = (page: Page, answer: string) => page.locator('.graphiql-response').getByText(answer);

  it('shows what is here at /, and leads to a query that runs', async () => {
    const { page, foreign, complaints } = await open('/');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('papergraph');
    await page.getByRole('link', { name: 'Hello <b>' }).click();
    await page.locator('.graphiql-editors .view-line').first().waitFor();
    await run(page, 'hello you');
    expect(foreign()).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('runs a query that somebody types into GraphiQL, with everything from here', async () => {
    const { page, foreign, complaints } = await open('/graphql');
    await page.locator('.graphiql-query-editor .view-line').first().click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('{ hello(to: "typed") ');
    // The completions that pop up, out of the schema that it has read, cover the button.
    await page.locator('.suggest-widget').getByText('__typename').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Enter');
    await resultOf(page, 'hello typed').waitFor();
    expect(foreign()).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('takes the query of a link, and its variables', async () => {
    const search = new URLSearchParams({ query: 'query($to: String) { hello(to: $to) }', variables: '{"to": "link"}' });
    const { page } = await open(`/graphql?${search}`);
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    await run(page, 'hello link');
    await page.close();
  });

  it('opens the tab that is clicked, however many there are', async () => {
    const names = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];
    const examples = names.map((name) => ({ name, title: name, query: `query ${name} { hello(to: "${name}") }` }));
    const other = await listen(makeApp({}, { examples }).app, { host: '127.0.0.1', port: 0 });
    const { page, complaints } = await open('/graphql', other.url);
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    for (const name of names.toReversed()) {
      await page.getByRole('button', { name, exact: true }).click();
      await page.locator('.graphiql-query-editor').getByText(`"${name}"`).waitFor();
    }
    await run(page, 'hello One');
    expect(complaints).toEqual([]);
    await page.close();
    await other.close();
  });
});
