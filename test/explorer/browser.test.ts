import { existsSync, readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { accessibilityProblems } from './axe.js';
import { everyView } from './every-view.js';
import { serveBundled } from './serve-bundled.js';

const executablePath = '/usr/bin/chromium';
const left = existsSync(executablePath) ? '' : ' (left out: no /usr/bin/chromium)';
const screen = { width: 1280, height: 900 };
const phone = { width: 360, height: 740 };

describe.skipIf(left !== '')(`the explorer in a browser${left}`, () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serveBundled>>;
  let context: BrowserContext;
  let page: Page;
  let requests: string[];
  let complaints: string[];

  beforeAll(async () => {
    server = await serveBundled();
    const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...quiet] });
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  beforeEach(async () => {
    context = await browser.newContext({ viewport: screen });
    page = await context.newPage();
    requests = [];
    complaints = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  });
  afterEach(async () => {
    await context.close();
    expect(requests.filter((url) => !url.startsWith(server.url) && !/^(data|blob):/.test(url))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  const open = (path: string) => page.goto(`${server.url}${path}`);
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
  const address = () => new URL(page.url());
  /** Asked from here again and again: the page's own policy lets nothing be evaluated in it later. */
  const until = (condition: string) =>
    vi.waitFor(async () => expect(await page.evaluate(condition), condition).toBe(true), { timeout: 30_000 });
  const answerOf = (operation: string) =>
    page.waitForResponse((response) => response.request().postData()?.includes(`query ${operation}(`) ?? false);

  it('leads from a search to an author, whose network is drawn whole, and a tie to its papers', async () => {
    await open('/explore');
    await heading('Who wrote what with whom').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('gurev');
    await page
      .getByRole('option', { name: /Iryna Gurevych/ })
      .first()
      .waitFor();
    expect(await page.locator('[role=option] mark').first().textContent()).toBe('Gurevych');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('option', { selected: true }).textContent()).toContain('Iryna Gurevych');
    const answered = answerOf('AuthorNetwork');
    await page.keyboard.press('Enter');
    await heading('Iryna Gurevych').waitFor();
    expect(address().pathname).toBe('/explore/author/iryna-gurevych');

    const { network } = (await (await answered).json()).data.author;
    const nodes = page.locator('.network [data-node]');
    await nodes.first().waitFor();
    expect(await nodes.count()).toBe(network.nodes.length);
    expect(network.nodes.length).toBeGreaterThan(20);
    expect(await page.locator('.network [data-tie]').count()).toBe(network.edges.length);
    expect(await page.locator('.network .names text').count()).toBeGreaterThan(10);

    // In the middle of the strongest tie, where a person would point.
    const strongest = network.edges.reduce(
      (best: number, edge: { weight: number }, index: number) =>
        edge.weight > network.edges[best].weight ? index : best,
      0,
    );
    const line = page.locator(`.network [data-tie="${strongest}"]`);
    const [x1, y1, x2, y2] = await Promise.all(
      ['x1', 'y1', 'x2', 'y2'].map(async (end) => Number(await line.getAttribute(end))),
    );
    await page
      .locator('svg.network')
      .click({ position: { x: ((x1 ?? 0) + (x2 ?? 0)) / 2, y: ((y1 ?? 0) + (y2 ?? 0)) / 2 } });
    const evidence = page.locator('.evidence > li');
    await evidence.first().waitFor();
    const tie = address().searchParams.get('tie')?.split('~') ?? [];
    const edge = network.edges.find(
      ({ source, target }: { source: { key: string }; target: { key: string } }) =>
        tie.includes(source.key) && tie.includes(target.key),
    );
    expect(await evidence.count()).toBe(Math.min(edge.papersCount, 20));
    await page.keyboard.press('Escape');
  });

  it('says who a node is, by pointer and by keyboard', async () => {
    await open('/explore/author/joan-puigcerver');
    const node = page.getByRole('button', { name: /^Basil Mustafa, 7 papers/ });
    await node.click();
    const panel = page.getByRole('complementary', { name: 'The node chosen' });
    await panel.getByRole('link', { name: 'Basil Mustafa' }).waitFor();
    expect(address().searchParams.get('node')).toBe('basil-mustafa');
    await panel.getByRole('button', { name: 'Choose nothing' }).click();
    await page.getByRole('complementary', { name: 'Communities' }).waitFor();

    await page
      .getByRole('button', { name: /^Joan Puigcerver/ })
      .first()
      .focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    const name = await panel.getByRole('heading', { level: 3 }).textContent();
    expect(name).not.toBe('Joan Puigcerver');
    await panel.getByRole('button', { name: /Joan Puigcerver/ }).click();
    await page.locator('.evidence > li').first().waitFor();
  });

  it('moves and zooms the drawing, and pales who is not tied to the node pointed at', async () => {
    await open('/explore/author/joan-puigcerver');
    const circle = page.locator('.network .center circle');
    await circle.waitFor();
    const place = async () => Number(await circle.getAttribute('cx'));
    const before = await place();
    const drawing = page.locator('svg.network');
    await drawing.scrollIntoViewIfNeeded();
    const box = (await drawing.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    // A corner where nobody is drawn.
    const corner = { x: box.x + box.width - 30, y: box.y + 30 };
    await page.mouse.move(corner.x, corner.y);
    await page.mouse.down();
    await page.mouse.move(corner.x - 80, corner.y + 20, { steps: 4 });
    await page.mouse.up();
    await until(`document.querySelector('.network .center circle').getAttribute('cx') != ${before}`);
    expect(await place()).toBeCloseTo(before - 80, 0);
    expect(address().search).toBe('');

    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await until(`Math.abs(document.querySelector('.network .center circle').getAttribute('cx') - ${before - 80}) > 20`);
    await page.getByRole('button', { name: 'Show all of it' }).click();
    await until(`document.querySelector('.network .center circle').getAttribute('cx') == ${before}`);

    await page.getByRole('button', { name: /^Xiaohua Zhai, 2 papers/ }).hover();
    await page.locator('.network.dimmed .lit circle').first().waitFor();
    expect(await page.locator('.network .lit text').allTextContents()).toEqual([
      'Xiaohua Zhai',
      'Joan Puigcerver',
      'Alexander Kolesnikov',
    ]);
  });

  it('keeps what is asked in the address: back, forward and a cold start show the same', async () => {
    await open('/explore/author/joan-puigcerver');
    await page.locator('.network [data-node]').first().waitFor();
    await page.getByLabel('Depth').selectOption('2');
    await until('document.querySelectorAll(".network [data-node]").length > 12');
    expect(address().search).toBe('?depth=2');
    const deep = await page.locator('.network [data-node]').count();
    await page.goBack();
    await until('document.querySelectorAll(".network [data-node]").length === 12');
    await page.goForward();
    await until(`document.querySelectorAll(".network [data-node]").length === ${deep}`);

    const cold = await context.newPage();
    await cold.goto(page.url());
    await cold.locator('.network [data-node]').first().waitFor();
    expect(await cold.locator('.network [data-node]').count()).toBe(deep);
    expect(await cold.getByLabel('Depth').inputValue()).toBe('2');
    await cold.close();
  });

  it('sorts and turns the pages of coauthors by the server', async () => {
    await open('/explore/author/iryna-gurevych');
    const first = page.locator('tbody tr').first();
    await first.waitFor();
    const top = await first.textContent();
    await page.getByRole('navigation', { name: 'Pages of coauthors' }).getByRole('link', { name: 'Next' }).click();
    await page.getByText('16–30 of 124').waitFor();
    await until('!document.querySelector(".again")');
    expect(await first.textContent()).not.toBe(top);
    await page.getByRole('navigation', { name: 'Pages of coauthors' }).getByRole('link', { name: 'Previous' }).click();
    await page.getByText('1–15 of 124').waitFor();
    await until('!document.querySelector(".again")');
    expect(await first.textContent()).toBe(top);
    await page.getByRole('columnheader', { name: 'First' }).getByRole('link').click();
    await page.locator('th[aria-sort=descending]', { hasText: 'First' }).waitFor();
    await until('!document.querySelector(".again")');
    expect(await first.locator('td').nth(3).textContent()).toBe('2025');
  });

  it('finds the chains between two people, and leads to a paper and back', async () => {
    await open('/explore/path');
    for (const [label, typed, name] of [
      ['From', 'navigli', 'Roberto Navigli'],
      ['To', 'christopher d. mann', 'Christopher D. Manning'],
    ] as const) {
      await page.getByRole('combobox', { name: label, exact: true }).fill(typed);
      await page.getByRole('option', { name: new RegExp(name) }).click();
    }
    await page.getByText('3 steps from Roberto Navigli to Christopher D. Manning; 2 chains are as short.').waitFor();
    expect(await page.locator('.chain').count()).toBe(3);
    expect(await page.locator('.chain').first().locator('.person').count()).toBe(4);
    const here = page.url();

    await page.getByRole('link', { name: 'Nibbling at the Hard Core of Word Sense Disambiguation' }).first().click();
    await heading('Nibbling at the Hard Core of Word Sense Disambiguation').waitFor();
    await page.getByRole('link', { name: 'Simone Conia' }).first().waitFor();
    await page.locator('.citation').getByText('@inproceedings').waitFor();
    await page.getByRole('heading', { name: 'Related papers' }).waitFor();
    await page.goBack();
    await page.locator('.chain').first().waitFor();
    expect(page.url()).toBe(here);
  });

  it('tells the proof that nothing links two from giving up', async () => {
    // The one paper of the second is hers alone.
    const path = '/explore/path?from=roberto-navigli&to=sophie-hao';
    await open(path);
    await page.getByText(/No chain of joint papers links Roberto Navigli and Sophie Hao\. That is proven/).waitFor();

    // No pair of these papers is so far apart that the search gives up: the server's answer is changed to that.
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('query Path(')) return route.continue();
      const answer = await (await route.fetch()).json();
      answer.data.collaborationPaths.outcome = 'BUDGET';
      return route.fulfill({ json: answer });
    });
    await open(path);
    await page.getByText(/The search ran out of its budget before it was done: a chain between .* may exist/).waitFor();
  });

  it('lists whom an ambiguous name may mean, and says what is not known', async () => {
    await open('/explore/author/Wei%20Wang');
    await heading('“Wei Wang” may be any of 10').waitFor();
    await page.getByText(/wei-wang · \d+ papers? · 20/).waitFor();
    await page.getByRole('link', { name: 'Wei Wang' }).first().click();
    await heading('Wei Wang').waitFor();
    expect(address().pathname).toMatch(/\/author\/wei-wang(-\d+)?$/);

    await open('/explore/organization/Google');
    await page.getByRole('alert').getByRole('link', { name: 'Google (United States)' }).click();
    await heading('Google (United States)').waitFor();

    await open('/explore/author/nobody%20here');
    await heading('Nothing is known as “nobody here”').waitFor();
    await page.getByRole('link', { name: 'Search for it' }).click();
    await page.getByText('Nothing has all of these words.').waitFor();
  });

  it('moves a name to the address of its key', async () => {
    await open('/explore/author/Joan%20Puigcerver?depth=2');
    await heading('Joan Puigcerver').waitFor();
    await page.waitForURL('**/explore/author/joan-puigcerver?depth=2');
  });

  it('gives the network as a file', async () => {
    await open('/explore/author/joan-puigcerver');
    await page.getByText('Download', { exact: true }).click();
    expect(await accessibilityProblems(page)).toEqual([]);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'GEXF (Gephi)' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('joan-puigcerver.gexf');
    const text = readFileSync(await download.path(), 'utf8');
    expect(text.match(/<node /g)).toHaveLength(12);
  });

  it('draws who works with whom in any papers, and says what was cut', async () => {
    await open('/explore');
    await page.getByRole('navigation', { name: 'Ways' }).getByRole('link', { name: 'Collaborations' }).click();
    await heading('Who works with whom').waitFor();
    const nodes = page.locator('.network [data-node]');
    await nodes.first().waitFor();
    expect(await nodes.count()).toBe(80);
    expect(await page.locator('.network .center').count()).toBe(0);
    await page.getByText(/^80 nodes, .* Cut: .* those of the strongest ties, 13,304 nodes left out\.$/).waitFor();

    // A set of papers is put together; every choice is in the address.
    await page.getByRole('link', { name: 'Countries', exact: true }).click();
    await page.getByRole('combobox', { name: 'Topic', exact: true }).fill('large language mod');
    await page.getByRole('option', { name: /^topic large language models/ }).click();
    await page.getByLabel('From year').fill('2024');
    const answered = answerOf('Collaborations');
    await page.getByLabel('Joint papers at least').fill('2');
    await page.keyboard.press('Enter');
    const { nodes: countries, edges } = (await (await answered).json()).data.collaborationNetwork;
    expect(address().search).toBe('?of=countries&topic=large-language-models&from=2024&minPapers=2');
    await until(`document.querySelectorAll('.network [data-node]').length === ${countries.length}`);
    expect(countries.length).toBeGreaterThan(20);
    await page.getByRole('button', { name: /^United Kingdom, / }).waitFor();

    // The strongest tie stands first in the table, and leads to its papers.
    const most = Math.max(...edges.map(({ papersCount }: { papersCount: number }) => papersCount));
    const row = page.getByRole('region', { name: 'Strongest ties' }).locator('tbody tr').first();
    expect(await row.textContent()).toMatch(new RegExp(`^United States and China${most}${most}`));
    await row.getByRole('link').click();
    await page.getByRole('complementary', { name: 'The tie chosen' }).getByText(`${most} joint papers`).waitFor();
    await until(`document.querySelectorAll('.evidence > li').length === ${Math.min(most, 20)}`);

    const cold = await context.newPage();
    await cold.goto(page.url());
    await cold.locator('.network.dimmed [data-node]').first().waitFor();
    expect(await cold.locator('.network [data-node]').count()).toBe(countries.length);
    expect(await cold.getByRole('combobox', { name: 'Topic', exact: true }).inputValue()).toBe('large language models');
    await cold.close();

    await page.getByText('Download', { exact: true }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'VOSviewer JSON' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('collaborations-of-countries.vosviewer.json');
    const { network } = JSON.parse(readFileSync(await download.path(), 'utf8'));
    expect(network.items).toHaveLength(countries.length);

    // An emptied field is no filter.
    await page.getByRole('combobox', { name: 'Topic', exact: true }).fill('');
    await page.keyboard.press('Enter');
    await until(`document.querySelectorAll('.network [data-node]').length > ${countries.length}`);
    expect(address().search).toBe('?of=countries&from=2024&minPapers=2');
  });

  it('says where no paper fits, what names nothing, and which one a name may mean', async () => {
    await open('/explore/collaborations?of=organizations&to=1990');
    await page.getByText('No paper under this filter names an organization that is known here.').waitFor();
    await open('/explore/collaborations?organization=Google');
    await page.getByRole('alert').getByRole('button', { name: 'Google (United States)' }).click();
    await page.locator('.network [data-node]').first().waitFor();
    expect(await page.getByRole('combobox', { name: 'Organization' }).inputValue()).toBe('Google (United States)');
    await open('/explore/collaborations?topic=nothing%20such');
    await page.getByRole('alert').getByText("find topic: nothing is known as 'nothing such'").waitFor();

    await open('/explore/collaborations?category=Machine%20Learning');
    await page.getByRole('heading', { level: 2, name: '“Machine Learning” may be any of 2' }).waitFor();
    await page.getByRole('button', { name: 'Machine Learning' }).first().click();
    await page.locator('.network [data-node]').first().waitFor();
    expect(address().search).toBe('?category=arxiv%3Acs.LG');
  });

  it('draws the themes of papers over time, each with its topics and papers', async () => {
    const answered = answerOf('Themes');
    await open('/explore/themes');
    const { themes, links, periods } = (await (await answered).json()).data.thematicEvolution;
    const bars = page.locator('.themes [data-theme]');
    await bars.first().waitFor();
    expect(await bars.count()).toBe(themes.length);
    expect(await page.locator('.themes .flows path').count()).toBe(links.length);
    expect(periods.length).toBe(4);

    // By keyboard: a bar is a link.
    const most = themes.reduce((best: { papersCount: number }, theme: { papersCount: number }) =>
      theme.papersCount > best.papersCount ? theme : best,
    );
    await page.locator(`.themes [data-theme="${most.number}"]`).focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: 'The theme chosen' });
    await panel.getByRole('heading', { level: 3, name: most.label }).waitFor();
    expect(address().search).toBe(`?theme=${most.number}`);
    expect(await panel.locator('.tags li').count()).toBe(most.terms.length);
    await panel.locator('.paper-line').first().waitFor();
    const comesFrom = links.find(({ target }: { target: { number: number } }) => target.number === most.number);
    await panel.getByRole('link', { name: themes[comesFrom.source.number].label, exact: true }).first().waitFor();

    // The map is of the chosen theme's period, and its figures are the server's.
    const years = periods[most.period];
    await page
      .getByRole('navigation', { name: 'Period of the map' })
      .locator('[aria-current]', { hasText: String(years.from) })
      .waitFor();
    const row = page.locator('.strategic tbody tr', { hasText: most.label }).first();
    expect(await row.locator('td').nth(1).textContent()).toBe(String(most.papersCount));
    expect(await page.locator('.quadrants circle').count()).toBe(
      themes.filter(({ period }: { period: number }) => period === most.period).length,
    );

    // Other papers have other themes: none is chosen any more.
    await page.getByRole('spinbutton', { name: 'Periods' }).fill('2');
    await page.keyboard.press('Enter');
    await until('document.querySelectorAll(".themes .years text").length === 2');
    expect(address().search).toBe('?periods=2');

    await page.getByRole('spinbutton', { name: 'Periods' }).fill('20');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Ask for at most 7 periods.').waitFor();
    await open('/explore/venue/computational-linguistics');
    await page.getByRole('link', { name: 'Who works with whom in these papers?' }).click();
    await page.getByRole('link', { name: 'How do their themes turn into one another?' }).click();
    await bars.first().waitFor();
    expect(address().search).toBe('?venue=computational-linguistics');
    await open('/explore/themes?from=2050');
    await page.getByText('there are no themes').waitFor();
  });

  it('opens its question in GraphiQL, which answers the same', async () => {
    await open('/explore/topic/large-language-models');
    await heading('large language models').waitFor();
    await page.locator('.lineage .paper').first().waitFor();
    expect(await page.locator('.lineage .paper').count()).toBe(40);
    expect(await page.locator('.lineage path.main').count()).toBeGreaterThan(1);
    await page.getByRole('link', { name: 'Ask this in GraphiQL: Papers by year' }).click();
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    await page.getByRole('button', { name: /execute query/i }).click();
    const result = page.locator('.graphiql-response');
    await result.getByText('"trend"').first().waitFor();
  });

  it('shows what the server refuses, with code and hint', async () => {
    await page.route('**/graphql', (route) =>
      route.fulfill({
        json: { errors: [{ message: 'wait for a processor', extensions: { code: 'BUSY', hint: 'Ask again later.' } }] },
      }),
    );
    await open('/explore/author/joan-puigcerver');
    const alert = page.getByRole('alert');
    await alert.getByText('wait for a processor').waitFor();
    expect(await alert.textContent()).toMatch(/BUSY.*Ask again later/);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.unroute('**/graphql');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await heading('Joan Puigcerver').waitFor();
  });

  it('finds what shuts somebody out, and says where', async () => {
    await page.goto(
      'data:text/html,<html lang="en"><title>t</title><main><h1>h</h1><p style="color:%23aaa">pale</p></main>',
    );
    expect(await accessibilityProblems(page)).toEqual([
      expect.stringMatching(/^color-contrast at p: .*contrast of 2\.32/),
    ]);
  });

  it.each(everyView)('shows $view to everybody: on a phone, in light and dark, without breach of WCAG', async (one) => {
    const { path, shown } = one;
    await open(path);
    await page.locator(shown).first().waitFor();
    for (const [colorScheme, size] of [
      ['light', screen],
      ['dark', phone],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      expect(await accessibilityProblems(page), `${path} in ${colorScheme}`).toEqual([]);
    }
    const [content, window] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as number[];
    expect(content).toBeLessThanOrEqual(window ?? 0);
  });
});
