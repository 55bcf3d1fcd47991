import { existsSync, readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { accessibilityProblems } from './axe.js';
import { paleDrawnText } from './drawn-text.js';
import { everyView } from './every-view.js';
import { serveBundled } from './serve-bundled.js';
import { answerTo, eventualCount, eventually, holdBack, isAsking, patience, showAll, showAs } from './watching.js';

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
  const openPage = async () => {
    context = await browser.newContext({ viewport: screen });
    context.setDefaultTimeout(patience);
    page = await context.newPage();
    requests = [];
    complaints = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  };
  const closePage = async () => {
    await context.close();
    expect(requests.filter((url) => !url.startsWith(server.url) && !/^(data|blob):/.test(url))).toEqual([]);
    expect(complaints).toEqual([]);
  };

  const open = (path: string) => page.goto(`${server.url}${path}`);
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
  const address = () => new URL(page.url());
  const search = () => eventually(() => address().search);

  describe('what somebody does', () => {
    beforeEach(openPage);
    afterEach(closePage);

    it('leads from a search to an author, whose network is drawn whole, and a tie to its papers', async () => {
      await open('/explore');
      await heading('Who wrote what with whom').waitFor();
      await page.keyboard.press('/');
      const suggested = answerTo(page, 'Search', { query: 'gurev' });
      await page.keyboard.type('gurev');
      const suggestions = (await suggested).search;
      const list = page.getByRole('listbox', { name: 'Search papers, people and topics' });
      await list
        .getByRole('option', { name: /Iryna Gurevych/ })
        .first()
        .waitFor();
      await eventualCount(list.getByRole('option')).toBe(suggestions.edges.length);
      await eventually(() => list.locator('mark').first().textContent()).toBe('Gurevych');
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.keyboard.press('ArrowDown');
      await page.getByRole('option', { selected: true, name: /Iryna Gurevych/ }).waitFor();
      const answered = answerTo(page, 'AuthorNetwork', { ref: 'iryna-gurevych' });
      await page.keyboard.press('Enter');
      await heading('Iryna Gurevych').waitFor();
      expect(address().pathname).toBe('/explore/author/iryna-gurevych');

      const { network } = (await answered).author;
      expect(network.nodes.length).toBeGreaterThan(20);
      await eventualCount(page.locator('.network [data-node]')).toBe(network.nodes.length);
      await eventualCount(page.locator('.network [data-tie]')).toBe(network.edges.length);
      await eventualCount(page.locator('.network .names text')).toBeGreaterThan(10);

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
      await eventualCount(evidence).toBe(Math.min(edge.papersCount, 20));
      await page.locator('.network [data-node][tabindex="0"]').press('Escape');
      await page.getByRole('complementary', { name: 'Communities' }).waitFor();
      await search().toBe('');
    });

    it('says who a node is, by pointer and by keyboard', async () => {
      await open('/explore/author/joan-puigcerver');
      const node = page.getByRole('button', { name: /^Basil Mustafa, 7 papers/ });
      await node.click();
      const panel = page.getByRole('complementary', { name: 'The node chosen' });
      await panel.getByRole('link', { name: 'Basil Mustafa' }).waitFor();
      await search().toBe('?node=basil-mustafa');
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
      const before = Number(await circle.getAttribute('cx'));
      const moved = () => eventually(async () => Number(await circle.getAttribute('cx')) - before);
      const drawing = page.locator('svg.network');
      await drawing.scrollIntoViewIfNeeded();
      const box = (await drawing.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      // A corner where nobody is drawn.
      const corner = { x: box.x + box.width - 30, y: box.y + 30 };
      await page.mouse.move(corner.x, corner.y);
      await page.mouse.down();
      await page.mouse.move(corner.x - 80, corner.y + 20, { steps: 4 });
      await page.mouse.up();
      await moved().toBeCloseTo(-80, 0);
      expect(address().search).toBe('');

      await page.keyboard.down('Control');
      await page.mouse.wheel(0, -200);
      await page.keyboard.up('Control');
      await eventually(async () => Math.abs(Number(await circle.getAttribute('cx')) - (before - 80))).toBeGreaterThan(
        20,
      );
      await page.getByRole('button', { name: 'Show all of it' }).click();
      await moved().toBe(0);

      await page.getByRole('button', { name: /^Xiaohua Zhai, 2 papers/ }).hover();
      await page.locator('.network.dimmed .lit circle').first().waitFor();
      await eventually(() => page.locator('.network .lit text').allTextContents()).toEqual([
        'Xiaohua Zhai',
        'Joan Puigcerver',
        'Alexander Kolesnikov',
      ]);
    });

    it('keeps what is asked in the address: back, forward and a cold start show the same', async () => {
      await open('/explore/author/joan-puigcerver');
      const nodes = page.locator('.network [data-node]');
      await eventualCount(nodes).toBe(12);
      const answered = answerTo(page, 'AuthorNetwork', { ref: 'joan-puigcerver', depth: 2 });
      await page.getByLabel('Depth').selectOption('2');
      const deep = (await answered).author.network.nodes.length;
      expect(deep).toBeGreaterThan(12);
      await eventualCount(nodes).toBe(deep);
      expect(address().search).toBe('?depth=2');
      await page.goBack();
      await eventualCount(nodes).toBe(12);
      await page.goForward();
      await eventualCount(nodes).toBe(deep);

      const cold = await context.newPage();
      await cold.goto(page.url());
      await eventualCount(cold.locator('.network [data-node]')).toBe(deep);
      expect(await cold.getByLabel('Depth').inputValue()).toBe('2');
      await cold.close();
    });

    it('sorts and turns the pages of coauthors by the server', async () => {
      await open('/explore/author/iryna-gurevych');
      const first = page.locator('tbody tr').first();
      await first.waitFor();
      const top = await first.textContent();
      const pages = page.getByRole('navigation', { name: 'Pages of coauthors' });
      await pages.getByRole('link', { name: 'Next' }).click();
      await page.getByText('16–30 of 124').waitFor();
      await eventually(() => first.textContent()).not.toBe(top);
      await pages.getByRole('link', { name: 'Previous' }).click();
      await page.getByText('1–15 of 124').waitFor();
      await eventually(() => first.textContent()).toBe(top);
      await page.getByRole('columnheader', { name: 'First' }).getByRole('link').click();
      await page.locator('th[aria-sort=descending]', { hasText: 'First' }).waitFor();
      await eventually(() => first.locator('td').nth(3).textContent()).toBe('2025');
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
      await eventualCount(page.locator('.chain')).toBe(3);
      await eventualCount(page.locator('.chain').first().locator('.person')).toBe(4);
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
        if (!isAsking(route.request(), 'Path')) return route.fallback();
        const answer = await (await route.fetch()).json();
        answer.data.collaborationPaths.outcome = 'BUDGET';
        return route.fulfill({ json: answer });
      });
      await open(path);
      await page
        .getByText(/The search ran out of its budget before it was done: a chain between .* may exist/)
        .waitFor();
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
      await eventualCount(nodes).toBe(80);
      expect(await page.locator('.network .center').count()).toBe(0);
      await page.getByText(/^80 nodes, .* Cut: .* those of the strongest ties, 13,304 nodes left out\.$/).waitFor();

      // A set of papers is put together; every choice is in the address.
      await page.getByRole('link', { name: 'Countries', exact: true }).click();
      await page.getByRole('combobox', { name: 'Topic', exact: true }).fill('large language mod');
      await page.getByRole('option', { name: /^topic large language models/ }).click();
      await page.getByLabel('From year').fill('2024');
      const answered = answerTo(page, 'Collaborations', {
        of: 'COUNTRIES',
        minPapers: 2,
        where: { year: { gte: 2024 }, topics: { some: { refs: ['large-language-models'] } } },
      });
      await page.getByLabel('Joint papers at least').fill('2');
      await page.keyboard.press('Enter');
      const { nodes: countries, edges } = (await answered).collaborationNetwork;
      expect(address().search).toBe('?of=countries&topic=large-language-models&from=2024&minPapers=2');
      await eventualCount(nodes).toBe(countries.length);
      expect(countries.length).toBeGreaterThan(20);
      await page.getByRole('button', { name: /^United Kingdom, / }).waitFor();

      // The strongest tie stands first in the table, and leads to its papers.
      const most = Math.max(...edges.map(({ papersCount }: { papersCount: number }) => papersCount));
      const row = page.getByRole('region', { name: 'Strongest ties' }).locator('tbody tr').first();
      await eventually(() => row.textContent()).toMatch(new RegExp(`^United States and China${most}${most}`));
      await row.getByRole('link').click();
      await page.getByRole('complementary', { name: 'The tie chosen' }).getByText(`${most} joint papers`).waitFor();
      await eventualCount(page.locator('.evidence > li')).toBe(Math.min(most, 20));

      const cold = await context.newPage();
      await cold.goto(page.url());
      await eventualCount(cold.locator('.network.dimmed [data-node]')).toBe(countries.length);
      const topic = cold.getByRole('combobox', { name: 'Topic', exact: true });
      await eventually(() => topic.inputValue()).toBe('large language models');
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
      await eventualCount(nodes).toBeGreaterThan(countries.length);
      expect(address().search).toBe('?of=countries&from=2024&minPapers=2');
    });

    it('says how many ties are cut between the nodes that are drawn', async () => {
      // No network of these papers has so many ties that some are cut: fewer are asked for.
      await page.route('**/graphql', async (route) => {
        const body = route.request().postData() ?? '';
        return route.fallback({ postData: body.replace('maxEdges: 3000', 'maxEdges: 100') });
      });
      const answered = answerTo(page, 'Collaborations', { of: 'COUNTRIES' });
      await open('/explore/collaborations?of=countries');
      const { truncated } = (await answered).collaborationNetwork;
      expect(truncated.cutEdges).toBeGreaterThan(100);
      await page
        .getByText(`Cut: only the strongest 100 ties of these nodes are drawn, ${truncated.cutEdges} ties left out.`)
        .waitFor();
      await eventualCount(page.locator('.network [data-tie]')).toBe(100);
    });

    it('says where no paper fits, what names nothing, and which one a name may mean', async () => {
      await open('/explore/collaborations?of=organizations&to=1990');
      await page.getByText('No paper under this filter names an organization that is known here.').waitFor();
      await open('/explore/collaborations?organization=Google');
      await page.getByRole('alert').getByRole('button', { name: 'Google (United States)' }).click();
      await page.locator('.network [data-node]').first().waitFor();
      const organization = page.getByRole('combobox', { name: 'Organization' });
      await eventually(() => organization.inputValue()).toBe('Google (United States)');
      await open('/explore/collaborations?topic=nothing%20such');
      await page.getByRole('alert').getByText("find topic: nothing is known as 'nothing such'").waitFor();

      await open('/explore/collaborations?category=Machine%20Learning');
      await page.getByRole('heading', { level: 2, name: '“Machine Learning” may be any of 2' }).waitFor();
      await page.getByRole('button', { name: 'Machine Learning' }).first().click();
      await page.locator('.network [data-node]').first().waitFor();
      expect(address().search).toBe('?category=arxiv%3Acs.LG');
    });

    it('draws the themes of papers over time, each with its topics and papers', async () => {
      const answered = answerTo(page, 'Themes', {});
      await open('/explore/themes');
      const { themes, links, periods } = (await answered).thematicEvolution;
      const bars = page.locator('.themes [data-theme]');
      await eventualCount(bars).toBe(themes.length);
      await eventualCount(page.locator('.themes .flows [data-link]')).toBe(links.length);
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
      await eventualCount(panel.locator('.tags li')).toBe(most.terms.length);
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
      await eventually(() => row.locator('td').nth(1).textContent()).toBe(String(most.papersCount));
      await eventualCount(page.locator('.quadrants circle')).toBe(
        themes.filter(({ period }: { period: number }) => period === most.period).length,
      );

      // What two themes share, from the panel and from the drawing.
      const evident = answerTo(page, 'ThemeLink', { source: comesFrom.source.number, target: most.number });
      await panel
        .getByRole('listitem')
        .filter({ has: page.getByRole('link', { name: themes[comesFrom.source.number].label, exact: true }) })
        .getByTitle('See what the two share')
        .first()
        .click();
      const shared = page.getByRole('complementary', { name: 'The link chosen' });
      await shared.getByRole('heading', { level: 4, name: `${comesFrom.terms.length} shared topic` }).waitFor();
      await search().toBe(`?link=${comesFrom.source.number}%7E${most.number}`);
      const [evidence] = (await evident).thematicEvolution.links;
      const papers = [evidence.papersFrom, evidence.papersTo].map(({ nodes }) => nodes.length);
      expect(Math.min(...papers)).toBeGreaterThan(0);
      await eventualCount(shared.locator('.paper-line')).toBe(papers[0] + papers[1]);
      await eventualCount(shared.locator('.theme-links li')).toBe(evidence.authors.length);
      await eventualCount(page.locator('.themes .flows .lit')).toBe(1);
      expect(await accessibilityProblems(page)).toEqual([]);
      const last = links.at(-1);
      await page
        .locator(`.themes [data-link="${last.source.number}~${last.target.number}"] path`)
        .first()
        .click({ force: true });
      await shared.getByRole('link', { name: themes[last.target.number].label, exact: true }).first().waitFor();
      await shared.getByRole('link', { name: 'Choose no link' }).click();
      await page.getByRole('complementary', { name: 'Periods' }).waitFor();
      await search().toBe('');

      // Other papers have other themes: none is chosen any more.
      await page.getByRole('spinbutton', { name: 'Periods' }).fill('2');
      await page.keyboard.press('Enter');
      await eventualCount(page.locator('.themes .years text')).toBe(2);
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
      await eventualCount(page.locator('.lineage .paper')).toBe(40);
      await eventualCount(page.locator('.lineage path.main')).toBeGreaterThan(1);
      await page.getByRole('link', { name: 'Ask this in GraphiQL: Papers by year' }).click();
      await page.locator('.graphiql-query-editor .view-line').first().waitFor();
      // GraphiQL knows an operation only a moment after it is shown: nobody clicks as quickly as a test.
      const result = page.locator('.graphiql-response').getByText('"trend"').first();
      await vi.waitFor(
        async () => {
          await page.getByRole('button', { name: /execute query/i }).click();
          await result.waitFor({ timeout: 10_000 });
        },
        { timeout: patience },
      );
    });

    it('shows no older answer over a newer one, however late it comes', async () => {
      // What is not wanted any more is stopped; here it comes all the same.
      await page.addInitScript('{ const ask = fetch; window.fetch = (url, { signal, ...rest }) => ask(url, rest); }');
      const letNetworkGo = await holdBack(page, 'AuthorNetwork', { minPapers: 2 });
      const letSearchGo = await holdBack(page, 'Search', { query: 'navigli' });
      await open('/explore/author/iryna-gurevych');
      const nodes = page.locator('.network [data-node]');
      await nodes.first().waitFor();
      const least = page.getByLabel('Joint papers at least');
      await least.fill('2');
      await least.press('Enter');
      const answered = answerTo(page, 'AuthorNetwork', { minPapers: 5 });
      await least.fill('5');
      await least.press('Enter');
      const { length } = (await answered).author.network.nodes;
      await eventualCount(nodes).toBe(length);
      await letNetworkGo();
      expect(await nodes.count()).toBe(length);
      expect(await page.locator('.again').count()).toBe(0);

      const box = page.getByRole('combobox', { name: 'Search papers, people and topics' });
      const asked = page.waitForRequest((request) => isAsking(request, 'Search', { query: 'navigli' }));
      await box.fill('navigli');
      await asked;
      await box.fill('gurevych');
      await page
        .getByRole('option', { name: /Iryna Gurevych/ })
        .first()
        .waitFor();
      await letSearchGo();
      expect(await page.getByRole('option', { name: /Navigli/ }).count()).toBe(0);
      expect(await page.getByRole('option', { name: /Iryna Gurevych/ }).count()).toBeGreaterThan(0);
    });

    it('stops what it asks once another thing is asked', async () => {
      await holdBack(page, 'AuthorNetwork', { depth: 2 });
      await open('/explore/author/joan-puigcerver');
      await page.locator('.network [data-node]').first().waitFor();
      const stopped = page.waitForEvent('requestfailed', (request) => isAsking(request, 'AuthorNetwork', { depth: 2 }));
      await page.getByLabel('Depth').selectOption('2');
      await page.locator('.network-section .again').waitFor();
      await page.getByLabel('Depth').selectOption('3');
      expect((await stopped).failure()?.errorText).toBe('net::ERR_ABORTED');
      await eventualCount(page.locator('.network [data-node]')).toBeGreaterThan(12);
    });

    it('goes on showing what it shows when that is kept no longer', async () => {
      await page.clock.install();
      await open('/explore/author/joan-puigcerver');
      await page.getByRole('button', { name: /^Basil Mustafa, 7 papers/ }).click();
      await page.getByRole('complementary').getByRole('link', { name: 'Basil Mustafa' }).click();
      await heading('Basil Mustafa').waitFor();
      await page.goBack();
      await heading('Joan Puigcerver').waitFor();
      await page.clock.fastForward('10:00');
      await page.getByRole('button', { name: 'Choose nothing' }).click();
      await page.getByRole('complementary', { name: 'Communities' }).waitFor();
      expect(await page.locator('[aria-busy=true]').count()).toBe(0);
    });

    it('leaves a field alone while somebody types in it, and names what is picked at once', async () => {
      const letNameGo = await holdBack(page, 'AuthorName', { ref: 'roberto-navigli' });
      await open('/explore/path?from=roberto-navigli');
      const field = page.getByRole('combobox', { name: 'From', exact: true });
      await field.fill('gurevych');
      await letNameGo();
      expect(await field.inputValue()).toBe('gurevych');
      await page.getByRole('option', { name: /Iryna Gurevych/ }).click();
      await eventually(() => address().searchParams.get('from')).toBe('iryna-gurevych');

      const letOtherGo = await holdBack(page, 'AuthorName', { ref: 'christopher-d-manning' });
      await field.fill('christopher d. mann');
      await page.getByRole('option', { name: /Christopher D. Manning/ }).click();
      await eventually(() => address().searchParams.get('from')).toBe('christopher-d-manning');
      expect(await field.inputValue()).toBe('Christopher D. Manning');
      await letOtherGo();
      expect(await field.inputValue()).toBe('Christopher D. Manning');
    });

    it('shows what the server refuses, with code and hint', async () => {
      await page.route('**/graphql', (route) =>
        route.fulfill({
          json: {
            errors: [{ message: 'wait for a processor', extensions: { code: 'BUSY', hint: 'Ask again later.' } }],
          },
        }),
      );
      await open('/explore/author/joan-puigcerver');
      const alert = page.getByRole('alert');
      await alert.getByText('wait for a processor').waitFor();
      await eventually(() => alert.textContent()).toMatch(/BUSY.*Ask again later/);
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

    it('finds text in drawings that is too pale for what is painted behind it', async () => {
      const svg =
        '<svg class="d" width="300" height="200"><rect width="300" height="40" fill="black"/>' +
        '<text y="30">black on black</text><text y="30" x="150" fill="white">white on black</text>' +
        '<text y="70" fill="#aaa">pale</text><text y="100" fill="#555">dark</text>' +
        '<g opacity="0.3"><text y="130" stroke="white" stroke-width="3" paint-order="stroke">paled</text></g>' +
        '<text y="160" font-size="24" fill="#949494">large</text>' +
        '<text y="190" fill="black" stroke="black" stroke-width="3" paint-order="stroke">rim</text></svg>';
      await page.goto(`data:text/html,${encodeURIComponent(`<body style="background:white">${svg}`)}`);
      expect(await paleDrawnText(page, await context.newPage())).toEqual([
        '"black on black" in d: nothing of it is to be seen',
        '"pale" in d: contrast of 2.32, expected 4.5',
        '"paled" in d: contrast of 2.11, expected 4.5',
        '"rim" in d: nothing of it is to be seen',
      ]);
    });
  });

  // In one page after another: a browser's new process for each would take longer than what is asked of it.
  describe('every page', () => {
    let judge: Page;
    beforeAll(async () => {
      await openPage();
      judge = await context.newPage();
      await page.bringToFront();
    });
    afterAll(closePage);

    it.each([
      { drawing: 'themes', path: '/explore/themes', one: '[data-theme="20"]' },
      { drawing: 'lineage', path: '/explore/topic/large-language-models', one: '.paper.main' },
    ])('can be read where all of the $drawing but what is pointed at is paled', async ({ drawing, path, one }) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await showAs(page, { colorScheme, size: screen });
        await open(path);
        await showAll(page, `.${drawing} ${one}`);
        await page.locator(`.${drawing} ${one}`).first().focus();
        await page.locator(`.${drawing}.dimmed`).waitFor();
        expect(await paleDrawnText(page, judge), colorScheme).toEqual([]);
      }
    });

    it.each([
      { what: 'theme', drawn: '.theme.chosen rect' },
      { what: 'link', drawn: '.flows path.lit' },
    ])('shows the $what of its address within the frame of the drawing', async ({ what, drawn }) => {
      await showAs(page, { colorScheme: 'light', size: phone });
      await open('/explore/themes');
      await showAll(page, `.themes [data-${what}]`);
      const last = await page.locator(`.themes [data-${what}]`).last().getAttribute(`data-${what}`);
      await open(`/explore/themes?${what}=${last}`);
      await showAll(page, `.themes ${drawn}`);
      const middleIsSeen = `(() => {
        const frame = document.querySelector('.themes-frame').getBoundingClientRect();
        const { x, y, width, height } = document.querySelector('.themes ${drawn}').getBoundingClientRect();
        const [middleX, middleY] = [x + width / 2, y + height / 2];
        return middleX > frame.left && middleX < frame.right && middleY > frame.top && middleY < frame.bottom;
      })()`;
      await eventually(() => page.evaluate(middleIsSeen)).toBe(true);
    });

    it.each(everyView)(
      'shows $view to everybody: on a phone, in light and dark, without breach of WCAG',
      async (one) => {
        const { path, shown } = one;
        await showAs(page, { colorScheme: 'light', size: screen });
        await open(path);
        await showAll(page, shown);
        for (const look of [
          { colorScheme: 'light', size: screen },
          { colorScheme: 'dark', size: phone },
        ] as const) {
          await showAs(page, look);
          expect(await accessibilityProblems(page), `${path} in ${look.colorScheme}`).toEqual([]);
          expect(await paleDrawnText(page, judge), `${path} in ${look.colorScheme}`).toEqual([]);
        }
        const [content, window] = (await page.evaluate(
          '[document.documentElement.scrollWidth, innerWidth]',
        )) as number[];
        expect(content).toBeLessThanOrEqual(window ?? 0);
      },
    );
  });
});
